import { expect } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import type { TrayItem } from '../../local/tray/tray.ts';
import { escalationIn } from '../support/api-client.ts';
import {
  ALEX,
  BRIAN,
  DEE,
  escalateDemoJob,
  JOHN,
  noticeTo,
  notOnTheWay,
  pagesTo,
  readEscalation,
} from '../support/demo.ts';
import { fits, journey } from '../support/journey.ts';

journey('killed and started again at every stage of a ladder, it pages whom it would have paged', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await app.restart();
  await mail.expect();
  await app.advance(3 * 60);
  await app.restart();
  await mail.expect();
  await app.advance(2 * 60 - 1);
  await mail.expect();
  await app.restart();
  await app.advance(1);
  await mail.expect(...pagesTo(BRIAN, number));
  await app.restart();
  await app.advance(5 * 60);
  await app.restart();
  await app.advance(20);
  await mail.expect(noticeTo(DEE, `NOBODY accepted call ${number}`));
  await app.restart();
  await app.advance(60 * 60);
  await mail.expect();
  expect(await readEscalation(app, number)).toMatchObject({ status: 'expired' });
});

journey('what was accepted before a kill stays accepted, and the cookie still signs in', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const john = await app.login(JOHN.phone);
  await mail.expect({ to: JOHN.phone, class: 'code' });
  const accepting = john.post(`/v1/escalations/${number}/accept`);
  expect((await accepting).status).toBe(200);
  await app.restart();
  expect(escalationIn(await john.get(`/v1/escalations/${number}`))).toMatchObject({ status: 'assigned' });
  await app.advance(60 * 60);
  await mail.expect(...notOnTheWay(JOHN, number));
});

journey('killed in the middle of everything, it loses no call', async (app, mail) => {
  const numbers = new Set<string>();
  for (let round = 0; round < 6; round++) {
    const alex = await app.become(ALEX);
    const body = { call: { phone: `+1312555${1000 + round}`, summary: `Round ${round}` } };
    const create = () => alex.post('/v1/escalations', body, { 'idempotency-key': `round-${round}` });
    const interrupted = create().catch(() => undefined);
    // From before the request is read to after its pages are sent, in even parts.
    await new Promise((resolve) => setTimeout(resolve, round * 15));
    await app.restart();
    const answered = await interrupted;
    const { number } = escalationIn(await create());
    if (answered?.status === 201) expect(escalationIn(answered).number).toBe(number);
    numbers.add(number);
  }
  expect(numbers.size).toBe(6);
  // A message claimed by a process that died is sent again when its lease of a minute is over.
  await app.advance(2 * 60);
  eachPagedOnceOrTwice(await mail.take(), JOHN, numbers);
  for (const number of numbers) expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
  await app.advance(3 * 60);
  await mail.expect(...[...numbers].flatMap((number) => pagesTo(BRIAN, number)));
});

/** Twice only where a process died between the hand-over and its note of it; and nothing else was sent. */
function eachPagedOnceOrTwice(sent: TrayItem[], person: typeof JOHN, numbers: ReadonlySet<string>) {
  const counts = new Map([...numbers].flatMap((number) => pagesTo(person, number)).map((page) => [page, 0]));
  for (const item of sent) {
    const page = [...counts.keys()].find((each) => fits(item, each));
    if (!page) throw new Error(`Nobody expected: ${item.class} to ${item.to}: ${item.text}`);
    counts.set(page, (counts.get(page) ?? 0) + 1);
  }
  for (const [page, count] of counts) expect([1, 2], `${page.says} to ${page.to}`).toContain(count);
}

journey('what fell due while the process was down is done at the next start', async (app, mail) => {
  const alex = await app.become(ALEX);
  await app.fault({ channel: 'sms', behaviour: 'error_before', count: 1 });
  const { number } = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id }));
  // The email is out; the SMS waits a second for its next try when the process dies.
  await mail.expect({ to: JOHN.email, class: 'page', says: number });
  await app.restart();
  await app.advance(2 * 60);
  await mail.expect({ to: JOHN.phone, class: 'page', says: number });
});
