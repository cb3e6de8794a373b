import fc from 'fast-check';

/*
 * fast-check for every property here. A gate has to answer the same to the same code, so cases come from one seed;
 * `SEED=new` tries others (a failure prints the one it had), `SEED=<number>` tries those again.
 */
const { SEED = '1' } = process.env;
if (SEED !== 'new') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(SEED) });

export { fc };
