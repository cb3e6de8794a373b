import { singleAssignee } from './single-assignee.ts';

/*
 * As many lives as `RUNS` says (a million by default), new ones or those of the number in `SEED`, on the quick engine,
 * or with `ENGINE=local` on that of `npm start`: for a night, not for every test run.
 */
const runs = Number(process.env.RUNS ?? 1_000_000);
const began = performance.now();
const campaign = await singleAssignee(process.env.ENGINE === 'local' ? 'local' : 'quick', runs);
const seconds = (performance.now() - began) / 1000;
console.log(`${JSON.stringify(campaign)} in ${seconds.toFixed(0)} s, ${((1000 * seconds) / runs).toFixed(1)} ms each`);
