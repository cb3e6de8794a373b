import { expect } from 'vitest';
import { ANA, BRIAN, escalateDemoJob, JOHN, noticeTo, pagesTo } from '../support/demo.ts';
import { journey, journeysWith } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';

journeysWith({ SMS_PROVIDER: 'eum' });

/** John wants a text first, and an email only after three minutes. */
async function textFirst(app: Callout) {
  const sequence = [
    { kind: 'sms', afterMinutes: 0 },
    { kind: 'email', afterMinutes: 3 },
  ];
  const john = await app.become(JOHN);
  const answer = await john.send('PATCH', '/v1/me', { methodSequence: { urgent: sequence, standard: sequence } });
  expect(answer.status).toBe(200);
}

const BY_EMAIL = { to: JOHN.email, class: 'page' } as const;
const methodsOf = async (app: Callout) => (await (await app.become(ANA)).get(`/v1/people/${JOHN.id}`)).body;

journey('a page by End User Messaging is taken once, and arrives', async (app, mail) => {
  await textFirst(app);
  const { number } = await escalateDemoJob(app);
  const [page] = await mail.expect({ to: JOHN.phone, class: 'page', says: number });
  await app.advance(1);
  expect((await app.tray()).find(({ id }) => id === page?.id)).toMatchObject({ status: 'delivered' });
});

journey('an opt-out is refused at once: the next method is used without waiting a second', async (app, mail) => {
  await textFirst(app);
  await app.fault({ channel: 'sms', behaviour: 'opted_out', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect(
    { ...BY_EMAIL, says: number },
    noticeTo(ANA, `John Smith is no longer paged at ${JOHN.phone}: the phone has opted out`),
  );
  expect(await methodsOf(app)).toMatchObject({ methods: [{ state: 'opted_out' }, { state: 'verified' }] });
});

journey('a used-up month is refused at once, moves on, and leaves the phone as it is', async (app, mail) => {
  await textFirst(app);
  await app.fault({ channel: 'sms', behaviour: 'spend_limit', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect({ ...BY_EMAIL, says: number });
  expect(await methodsOf(app)).toMatchObject({ methods: [{ state: 'verified' }, { state: 'verified' }] });
  await app.advance(5 * 60);
  await mail.expect(...pagesTo(BRIAN, number));
});
