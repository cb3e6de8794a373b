import { expect } from 'vitest';
import { ANA, BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';

/** John wants a text first, and an email only after three minutes. */
async function textFirst(app: Callout, more: { kind: 'sms' | 'email'; afterMinutes: number }[] = []) {
  const sequence = [{ kind: 'sms', afterMinutes: 0 }, ...more, { kind: 'email', afterMinutes: 3 }];
  const john = await app.become(JOHN);
  const answer = await john.send('PATCH', '/v1/me', { methodSequence: { urgent: sequence, standard: sequence } });
  expect(answer.status).toBe(200);
}

const BY_EMAIL = { to: JOHN.email, class: 'page' } as const;
const BY_SMS = { to: JOHN.phone, class: 'page' } as const;
const methodsOf = async (app: Callout, person: { id: string }) =>
  (await (await app.become(ANA)).get(`/v1/people/${person.id}`)).body;

journey('a page that is refused is followed by the next method at once, and not once more later', async (app, mail) => {
  await textFirst(app);
  await app.fault({ channel: 'sms', behaviour: 'refused', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect({ ...BY_EMAIL, says: number });
  const { timeline, status } = await readEscalation(app, number);
  expect(status).toBe('pending');
  expect(timeline.filter(({ kind }) => kind === 'method_failed')).toMatchObject([
    { who: { name: JOHN.name }, channel: 'sms', pages: [{ channel: 'email' }] },
  ]);
  await app.advance(5 * 60 - 1);
  await mail.expect();
  await app.advance(1);
  await mail.expect(...pagesTo(BRIAN, number));
});

journey('a number that does not exist is told to the administrators once, and is paged no more', async (app, mail) => {
  await textFirst(app);
  await app.fault({ channel: 'sms', behaviour: 'invalid_number', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect(
    { ...BY_EMAIL, says: number },
    noticeTo(ANA, `John Smith is no longer paged at ${JOHN.phone}: messages do not arrive there`),
  );
  expect(await methodsOf(app, JOHN)).toMatchObject({
    methods: [
      { address: JOHN.phone, state: 'bounced' },
      { address: JOHN.email, state: 'verified' },
    ],
  });
  await app.advance(5 * 60);
  await mail.expect(...pagesTo(BRIAN, number));
});

journey('an opt-out that the provider tells a second later moves on as well', async (app, mail) => {
  await textFirst(app);
  await app.fault({ channel: 'sms', behaviour: 'opted_out', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect({ ...BY_SMS, says: number });
  await app.advance(1);
  await mail.expect(
    { ...BY_EMAIL, says: number },
    noticeTo(ANA, `John Smith is no longer paged at ${JOHN.phone}: the phone has opted out`),
  );
  expect(await methodsOf(app, JOHN)).toMatchObject({ methods: [{ state: 'opted_out' }, { state: 'verified' }] });
});

journey('a spent quota moves on, and leaves the phone as it is', async (app, mail) => {
  await textFirst(app);
  await app.fault({ channel: 'sms', behaviour: 'spend_limit', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect({ ...BY_SMS, says: number });
  await app.advance(1);
  await mail.expect({ ...BY_EMAIL, says: number });
  expect(await methodsOf(app, JOHN)).toMatchObject({ methods: [{ state: 'verified' }, { state: 'verified' }] });
});

journey('with no method left the next person is paged at once', async (app, mail) => {
  await app.fault({ channel: 'sms', behaviour: 'refused', count: 1 });
  await app.fault({ channel: 'email', behaviour: 'refused', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(BRIAN, number));
  await app.advance(5 * 60 + 20);
  await mail.expect(noticeTo(DEE, 'NOBODY'));
});

journey('another channel comes before a second text to a phone that has failed', async (app, mail) => {
  await textFirst(app, [{ kind: 'sms', afterMinutes: 1 }]);
  await app.fault({ channel: 'sms', behaviour: 'refused', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect({ ...BY_EMAIL, says: number });
  await app.advance(60);
  await mail.expect({ ...BY_SMS, says: number });
});

journey(
  'a provider that is busy is asked again for some seconds, and then the next method comes',
  async (app, mail) => {
    await textFirst(app);
    await app.fault({ channel: 'sms', behaviour: 'throttle', count: 5 });
    const { number } = await escalateDemoJob(app);
    await mail.expect();
    // 1 + 2 + 4 + 8 seconds and up to a quarter more.
    await app.advance(19);
    await mail.expect({ ...BY_EMAIL, says: number });
  },
);

journey('an outcome that nobody knows carries on with the sequence in its time', async (app, mail) => {
  await textFirst(app);
  await app.fault({ channel: 'sms', behaviour: 'receipt_never', count: 1 });
  const { number } = await escalateDemoJob(app);
  await mail.expect({ ...BY_SMS, says: number });
  await app.advance(3 * 60 - 1);
  await mail.expect();
  await app.advance(1);
  await mail.expect({ ...BY_EMAIL, says: number });
});
