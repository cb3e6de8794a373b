import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, escalationIn, problemIn } from '../support/api-client.ts';
import { ALEX, ANA, BRIAN, DEE, JOHN, readEscalation } from '../support/demo.ts';
import { type Callout, startCallout } from '../support/start-callout.ts';

/* The same promise over the whole product: everybody answers every call at once, and each call has one outcome. */

const CALLS = 60;
/** Eight accepts and one of these a call; or four accepts and four stops: 520 requests that meet. */
const OTHERS = ['stop', 'pass', 'release'] as const;

let app: Callout;
beforeAll(async () => {
  app = await startCallout();
});
afterAll(() => app.stop());

test('of eight accepts, a stop, a pass and a release at once each call has one outcome', {
  timeout: 240_000,
}, async () => {
  const alex = await app.become(ALEX);
  const team = await Promise.all(
    [ANA, DEE, JOHN, BRIAN].map(async (person) => ({ person, api: await app.become(person) })),
  );
  const [, dee, john] = team;
  if (!dee || !john) throw new Error('nobody there');
  let met = 0;
  let stopped = 0;
  for (let n = 0; n < CALLS; n++) {
    const call = { phone: `+1312555${String(3000 + n)}`, summary: `No heat in house ${n}` };
    const { number } = escalationIn(await alex.post('/v1/escalations', { call }));
    const other = OTHERS[n % OTHERS.length] ?? 'stop';
    const by = other === 'stop' ? dee : john;
    const act = async (does: string, actor: typeof dee, body?: object) => {
      met++;
      return { does, actor, answer: await actor.api.post(`/v1/escalations/${number}/${does}`, body) };
    };
    const accepts = [...team, ...team].map((actor) => () => act('accept', actor));
    const third = () => act(other, by, other === 'pass' ? {} : { reason: 'All at once' });
    // The other one goes first, last or between: what is first on the wire need not be first in the table. A stop has
    // more to read than an accept, so some of those who accept look at the call first.
    const looksFirst = (go: () => ReturnType<typeof act>, looks: number) => async () => {
      for (let n = 0; n < looks; n++) await alex.get(`/v1/escalations/${number}`);
      return go();
    };
    const all =
      other === 'stop'
        ? accepts.slice(4).flatMap((go) => [third, looksFirst(go, (n / 3) % 3)])
        : accepts.toSpliced((n * 5) % 9, 0, third);
    const results = await Promise.all(all.map((go) => go()));
    expect(unexpected(results.map(({ answer }) => answer))).toEqual([]);

    const final = await readEscalation(app, number);
    const winners = new Set(
      results
        .filter(({ does, answer }) => does === 'accept' && answer.status === 200)
        .map(({ actor }) => actor.person.id),
    );
    const released = results.some(({ does, answer }) => does === 'release' && answer.status === 200);
    if (final.status === 'cancelled') {
      stopped++;
      expect([number, ...winners]).toEqual([number]);
    } else if (!released) {
      expect(final.status).toBe('assigned');
      expect([...winners]).toEqual([final.assignee?.id]);
    }
    // Whoever was told that he has it is in the timeline, once a run.
    const accepted = final.timeline.flatMap((entry) => (entry.kind === 'accepted' ? [entry.by.id] : []));
    expect(accepted.length).toBe(final.status === 'cancelled' ? 0 : released ? accepted.length : 1);
    expect(new Set(accepted)).toEqual(winners);
    expect(final.timeline.map(({ seq }) => seq)).toEqual(final.timeline.map((_, at) => at + 1));
  }
  console.log(`over HTTP: ${met} requests that met, ${CALLS} calls, ${stopped} of them stopped`);
  expect(met).toBe(520);
  expect(stopped).toBeGreaterThan(0);
  expect(app.errors()).toEqual([]);
});

/** Everything but a yes, and a no that names who or what was first. */
const unexpected = (answers: readonly Answer[]): string[] =>
  answers.flatMap((answer) => {
    if (answer.status === 200) return [];
    const { status, type } = problemIn(answer);
    return status === 409 || (status === 403 && type === 'forbidden') ? [] : [answer.text];
  });
