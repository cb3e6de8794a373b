import { expect } from 'vitest';
import { CustomerPage } from '../../core/contracts/customer-page.ts';
import { DEMO_CUSTOMER, DEMO_JOB } from '../../local/seed/demo.ts';
import { bodyOf, escalationIn } from '../support/api-client.ts';
import { tokenIn } from '../support/customer-page.ts';
import { customerIsMailed } from '../support/customers.ts';
import { ALEX, BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo } from '../support/demo.ts';
import { journey, type Mail } from '../support/journey.ts';
import { settle } from '../support/setting-up.ts';
import type { Callout } from '../support/start-callout.ts';
import { customerReads, onJob, readJob } from '../support/visits.ts';

const ABOUT = 'about "No heat, furnace short-cycling": ';

/** A call of the seeded customer in an account that tells callers how it goes. */
async function call(app: Callout, mail: Mail): Promise<string> {
  await settle(app, { callerLoop: true });
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  return number;
}
const accept = async (app: Callout, who: typeof JOHN, number: string) =>
  escalationIn(await (await app.become(who)).post(`/v1/escalations/${number}/accept`));
const release = async (app: Callout, who: typeof JOHN, number: string) =>
  escalationIn(await (await app.become(who)).post(`/v1/escalations/${number}/release`, { reason: 'Flat tyre' }));

journey('the caller hears who is on it, once, and nothing else when that comes soon', async (app, mail) => {
  const number = await call(app, mail);
  await app.advance(60);
  await accept(app, JOHN, number);
  await accept(app, JOHN, number);
  await mail.expect(customerReads(`${ABOUT}John Smith is on it.`));
  await app.advance(14 * 60);
  await mail.expect();
  const { messages } = await readJob(await app.become(DEE));
  expect(messages.map(({ facts, status, why }) => [facts[0], status, why])).toEqual([
    ['caller_taken', 'sent', undefined],
    ['caller_waits', 'suppressed', 'superseded'],
  ]);
});

journey(
  'after ten minutes he hears that it takes longer, then who has it, also where that changes',
  async (app, mail) => {
    const number = await call(app, mail);
    await app.advance(10 * 60);
    await mail.expect(...pagesTo(BRIAN, number), customerReads(`${ABOUT}we are still reaching our technician`));
    await accept(app, BRIAN, number);
    await mail.expect(customerReads('Brian Smith is on it.'), noticeTo(JOHN, 'Brian Smith accepted'));
    // Given back: whom he waits for is somebody else now.
    await release(app, BRIAN, number);
    await mail.expect(noticeTo(DEE, 'Flat tyre'), ...pagesTo(JOHN, number));
    await accept(app, JOHN, number);
    await mail.expect(customerReads('John Smith is on it now.'), noticeTo(BRIAN, 'John Smith accepted'));
  },
);

journey('given back and taken by the same person again, he hears nothing new', async (app, mail) => {
  const number = await call(app, mail);
  await accept(app, JOHN, number);
  await mail.expect(customerReads('John Smith is on it.'));
  await release(app, JOHN, number);
  await mail.expect(noticeTo(DEE, 'Flat tyre'), ...pagesTo(BRIAN, number));
  await accept(app, JOHN, number);
  await mail.expect(noticeTo(BRIAN, 'John Smith accepted'));
});

journey('when nobody accepts he hears until when the office calls, in quiet hours too', async (app, mail) => {
  await app.advance(12 * 3600);
  const number = await call(app, mail);
  await app.advance(10 * 60);
  await mail.expect(...pagesTo(BRIAN, number), customerReads('still reaching'));
  await app.advance(20);
  await mail.expect(noticeTo(DEE, 'NOBODY accepted'), customerReads(`${ABOUT}the office calls you by 10:40 PM.`));
  // Accepted late, he hears the better news.
  await accept(app, JOHN, number);
  await mail.expect(
    customerReads('John Smith is on it.'),
    noticeTo(BRIAN, 'John Smith accepted'),
    noticeTo(DEE, 'John Smith accepted'),
  );
});

journey('a dispatcher stops it: the office calls; the agent takes it back for him: not a word', async (app, mail) => {
  const number = await call(app, mail);
  await (await app.become(DEE)).post(`/v1/escalations/${number}/stop`, { reason: 'No van free' });
  await mail.expect(noticeTo(JOHN, 'No van free'), customerReads('the office calls you by 10:30 AM.'));
  const alex = await app.become(ALEX);
  const again = escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id }));
  await mail.expect(...pagesTo(JOHN, again.number));
  await alex.post(`/v1/escalations/${again.number}/stop`, { reason: 'It works again' });
  await mail.expect(noticeTo(JOHN, 'It works again'), noticeTo(DEE, 'It works again'));
  await app.advance(15 * 60);
  await mail.expect();
});

journey('a job that is cancelled: he hears of the job, and no more of the call', async (app, mail) => {
  const number = await call(app, mail);
  await onJob(await app.become(DEE), 'cancel', { reason: 'Wrong number' });
  await mail.expect(noticeTo(JOHN, `Call ${number} is off`));
  await app.advance(15 * 60);
  await mail.expect(customerReads('is called off'));
});

journey('an answer of the provider that got lost is not followed by a second message', async (app, mail) => {
  const number = await call(app, mail);
  await app.fault({ channel: 'sms', behaviour: 'error_after', count: 1 });
  await accept(app, JOHN, number);
  await app.advance(14 * 60);
  await mail.expect(customerReads('John Smith is on it.'));
});

journey(
  'a text that cannot reach him is followed by an email with his page, and a POST of his mailbox ends them',
  async (app, mail) => {
    const number = await call(app, mail);
    await app.fault({ channel: 'sms', behaviour: 'invalid_number', count: 1 });
    await accept(app, JOHN, number);
    const [email] = await mail.expect(customerIsMailed(`${ABOUT}John Smith is on it.`));
    const customer = app.api();
    const page = bodyOf(CustomerPage, await customer.get(`/v1/c/${tokenIn(email)}`), 200);
    expect(page.job).toMatchObject({ number: DEMO_JOB.number });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const unsubscribe = `/c/${tokenIn(email)}/unsubscribe`;
    expect(email?.text).toContain(unsubscribe);
    expect((await customer.sendText('POST', unsubscribe, 'List-Unsubscribe=One-Click', form)).status).toBe(200);

    // Nothing leads to him any more: the job says so, and what he would have heard next fails where it is seen.
    await release(app, JOHN, number);
    await mail.expect(noticeTo(DEE, 'Flat tyre'), ...pagesTo(BRIAN, number));
    await accept(app, BRIAN, number);
    await mail.expect(noticeTo(JOHN, 'Brian Smith accepted'));
    await app.advance(2);
    const job = await readJob(await app.become(DEE));
    expect(job.customerNotTold).toMatchObject({ fact: 'caller_taken', why: 'opted_out' });
    expect(job.timeline.filter(({ kind }) => kind === 'not_told')).toHaveLength(1);
  },
);

journey('whoever wants no texts is told of his call by email, and by nothing else', async (app, mail) => {
  await app.sms(DEMO_CUSTOMER.phone, 'STOP');
  const number = await call(app, mail);
  await accept(app, JOHN, number);
  await mail.expect(customerIsMailed('John Smith is on it.'));
  await app.advance(14 * 60);
  await mail.expect();
});
