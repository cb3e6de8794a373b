import { expect } from 'vitest';
import { DEMO_JOB } from '../../local/seed/demo.ts';
import { escalationIn } from '../support/api-client.ts';
import { ALEX, ANA, BRIAN, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { addPlan, madeIn } from '../support/on-call.ts';
import type { Callout } from '../support/start-callout.ts';

const step = (...people: { id: string }[]) => ({ targets: people.map(({ id }) => ({ personId: id })), minutes: 5 });

async function escalateBy(app: Callout, steps: ReturnType<typeof step>[], loops = 0) {
  const plan = await addPlan(await app.become(ANA), steps, ANA, loops);
  return escalationIn(await (await app.become(ALEX)).post('/v1/escalations', { jobId: DEMO_JOB.id, planId: plan.id }));
}

/** Somebody new who shares John's phone and has a mailbox of her own. */
async function addNia(app: Callout) {
  const email = 'nia@northside.example';
  const methods = [
    { kind: 'sms', address: JOHN.phone, verified: true },
    { kind: 'email', address: email, verified: true },
  ];
  const ana = await app.become(ANA);
  const id = madeIn(await ana.post('/v1/people', { name: 'Nia Cole', roles: ['technician'], methods }));
  return { id, email, phone: JOHN.phone };
}

journey('somebody who is in a step twice is paged once', async (app, mail) => {
  const { number } = await escalateBy(app, [step(JOHN, JOHN, BRIAN)]);
  await mail.expect(...pagesTo(JOHN, number), ...pagesTo(BRIAN, number));
});

journey(
  'the only target of the next step, paged just now, is skipped; among others he is left out',
  async (app, mail) => {
    const { number } = await escalateBy(app, [step(JOHN), step(JOHN), step(JOHN, BRIAN)]);
    await mail.expect(...pagesTo(JOHN, number));
    await app.advance(5 * 60);
    await mail.expect(...pagesTo(BRIAN, number));
    const { timeline } = await readEscalation(app, number);
    expect(timeline.at(-1)).toMatchObject({ step: 2, skipped: [{ step: 1, reason: 'paged_just_now' }] });
  },
);

journey('in a later loop he is paged again', async (app, mail) => {
  const { number } = await escalateBy(app, [step(JOHN)], 1);
  await mail.expect(...pagesTo(JOHN, number));
  await app.advance(5 * 60);
  await mail.expect(...pagesTo(JOHN, number));
});

journey('two people behind one phone get one text, and each answers it for himself', async (app, mail) => {
  const nia = await addNia(app);
  const { number } = await escalateBy(app, [step(JOHN, nia), step(BRIAN)]);
  const [text] = await mail.expect(
    { to: JOHN.phone, class: 'page', says: /John Smith: 1 \d{4} .*Nia Cole: 1 \d{4}/ },
    { to: JOHN.email, class: 'page', says: number },
    { to: nia.email, class: 'page', says: number },
  );
  const [johns, nias] = [...(text?.text ?? '').matchAll(/: 1 (\d{4}) to accept/g)].map(([, code]) => code);
  expect(johns).not.toBe(nias);

  await app.sms(JOHN.phone, '1');
  await mail.expect(noticeTo(JOHN, 'Which one?'));
  await app.sms(JOHN.phone, `2 ${johns}`);
  await mail.expect(noticeTo(JOHN, `Passed. Call ${number}`));
  expect(await readEscalation(app, number), 'she has her own share of the step').toMatchObject({
    status: 'pending',
    paging: [{ name: 'Nia Cole' }],
  });
  await app.sms(JOHN.phone, `1 ${nias}`);
  await mail.expect(noticeTo(JOHN, `You have call ${number}`), noticeTo(JOHN, `Nia Cole accepted call ${number}`));
  expect(await readEscalation(app, number)).toMatchObject({ assignee: { id: nia.id } });
});

journey('when their phone opts out, both go on with their next method', async (app, mail) => {
  const nia = await addNia(app);
  const { number } = await escalateBy(app, [step(JOHN, nia), step(BRIAN)]);
  await mail.expect(
    { to: JOHN.phone, class: 'page' },
    { to: JOHN.email, class: 'page' },
    { to: nia.email, class: 'page' },
  );
  await app.sms(JOHN.phone, 'STOP');
  await mail.expect(noticeTo(ANA, 'John Smith is no longer paged'), noticeTo(ANA, 'Nia Cole is no longer paged'));
  const { timeline } = await readEscalation(app, number);
  expect(timeline.filter(({ kind }) => kind === 'method_failed')).toHaveLength(2);
});
