import { expect } from 'vitest';
import type { TrayItem } from '../../local/tray/tray.ts';
import {
  ANA,
  BRIAN,
  DEE,
  escalateDemoJob,
  JOHN,
  noticeTo,
  notOnTheWay,
  pagesTo,
  readEscalation,
} from '../support/demo.ts';
import { journey } from '../support/journey.ts';

/** The four digits that a page's SMS asks to reply with. */
function codeIn([page]: TrayItem[]): string {
  const code = /Reply 1 (\d{4}) to accept, 2 \1 to pass/.exec(page?.text ?? '')?.[1];
  if (!code) throw new Error(`No reply code in: ${page?.text}`);
  return code;
}

journey('a reply of 1 and the code accepts', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  const code = codeIn(await mail.expect(...pagesTo(JOHN, number)));
  await app.sms(JOHN.phone, ` 1  ${code} `);
  await mail.expect(noticeTo(JOHN, `You have call ${number}, 1200 W Lake St`));
  const { status, assignee, timeline } = await readEscalation(app, number);
  expect({ status, assignee }).toEqual({ status: 'assigned', assignee: { id: JOHN.id, name: JOHN.name } });
  expect(timeline.at(-1)).toMatchObject({ kind: 'accepted', via: 'sms' });

  await app.sms(JOHN.phone, `1 ${code}`);
  await mail.expect(noticeTo(JOHN, `You have call ${number}`));
  await app.advance(60 * 60);
  await mail.expect(...notOnTheWay(JOHN, number));
});

journey('a reply of 2 and the code passes, and the next person is paged at once', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  const code = codeIn(await mail.expect(...pagesTo(JOHN, number)));
  await app.sms(JOHN.phone, `2 ${code}`);
  await mail.expect(noticeTo(JOHN, `Passed. Call ${number}`), ...pagesTo(BRIAN, number));
  // Brian's five minutes run from the pass, not from when John's would have been over.
  await app.advance(5 * 60 + 19);
  expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
  await app.advance(1);
  expect(await readEscalation(app, number)).toMatchObject({ status: 'expired' });
  await mail.expect(noticeTo(DEE, 'NOBODY'));
});

journey('a bare 1 accepts the only call that waits', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await app.sms(JOHN.phone, '1');
  await mail.expect(noticeTo(JOHN, `You have call ${number}`));
});

journey('an answer says how the call stands, also when it is over', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  const johns = codeIn(await mail.expect(...pagesTo(JOHN, number)));
  await app.advance(5 * 60);
  const brians = codeIn(await mail.expect(...pagesTo(BRIAN, number)));
  await app.sms(JOHN.phone, `2 ${johns}`);
  await mail.expect(noticeTo(JOHN, `Call ${number}: your turn is over`));
  await app.sms(BRIAN.phone, `1 ${brians}`);
  await mail.expect(noticeTo(BRIAN, `You have call ${number}`), noticeTo(JOHN, `Brian Smith accepted call ${number}`));
  for (const late of ['1', `1 ${johns}`, `2 ${johns}`]) {
    await app.sms(JOHN.phone, late);
    await mail.expect(noticeTo(JOHN, `Brian Smith accepted call ${number} at 10:05 AM CDT`));
  }
  for (const again of ['1', `1 ${brians}`]) {
    await app.sms(BRIAN.phone, again);
    await mail.expect(noticeTo(BRIAN, `You have call ${number}`));
  }
});

journey('a call that was called off is over: nothing is accepted any more', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  const code = codeIn(await mail.expect(...pagesTo(JOHN, number)));
  await (await app.become(DEE)).post(`/v1/escalations/${number}/stop`, { reason: 'Customer called back' });
  await mail.expect(noticeTo(JOHN, `Call ${number} was called off`));
  for (const late of ['1', `1 ${code}`, `2 ${code}`]) {
    await app.sms(JOHN.phone, late);
    await mail.expect(noticeTo(JOHN, `Call ${number} is cancelled. Nothing to do.`));
  }
});

journey('a bare 1 after nobody accepted says so, and accepts nothing', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await app.advance(10 * 60 + 20);
  await mail.expect(...pagesTo(BRIAN, number), noticeTo(DEE, 'NOBODY'));
  await app.sms(BRIAN.phone, '1');
  await mail.expect(noticeTo(BRIAN, `Call ${number} is expired`));
  expect(await readEscalation(app, number)).toMatchObject({ status: 'expired' });
});

journey('what is not understood gets help five times a day, then silence; a code still works', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  const code = codeIn(await mail.expect(...pagesTo(JOHN, number)));
  for (let time = 0; time < 5; time++) {
    await app.sms(JOHN.phone, `what? ${time}`);
    await mail.expect(noticeTo(JOHN, 'Reply 1 and the code'));
  }
  await app.sms(JOHN.phone, 'Are you a machine?');
  await mail.expect();
  expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
  await app.sms(JOHN.phone, `1 ${code}`);
  await mail.expect(noticeTo(JOHN, `You have call ${number}`));
});

journey(
  'STOP is for the carrier: no answer, the next method at once, and the administrators are told',
  async (app, mail) => {
    const sequence = [
      { kind: 'sms', afterMinutes: 0 },
      { kind: 'email', afterMinutes: 3 },
    ];
    await (await app.become(JOHN)).send('PATCH', '/v1/me', {
      methodSequence: { urgent: sequence, standard: sequence },
    });
    const { number } = await escalateDemoJob(app);
    const page = await mail.expect({ to: JOHN.phone, class: 'page', says: number });
    await app.sms(JOHN.phone, ' Stop! ');
    await mail.expect(
      { to: JOHN.email, class: 'page', says: number },
      noticeTo(ANA, `John Smith is no longer paged at ${JOHN.phone}: the phone has opted out`),
    );
    await app.sms(JOHN.phone, 'STOP');
    await mail.expect();
    expect((await (await app.become(ANA)).get(`/v1/people/${JOHN.id}`)).body).toMatchObject({
      methods: [{ state: 'opted_out' }, { state: 'verified' }],
    });
    // The number is not a verified one any more, so what comes from it does nothing.
    await app.sms(JOHN.phone, `1 ${codeIn(page)}`);
    await mail.expect({ to: JOHN.phone, class: 'staff', says: `Call ${number} is not yours to answer` });
    expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
  },
);

journey('STOP by somebody without another method is as if he had passed', async (app, mail) => {
  const { body } = await (await app.become(ANA)).send('PATCH', `/v1/people/${JOHN.id}`, {
    methods: [{ kind: 'sms', address: JOHN.phone, verified: true }],
  });
  expect(body).toMatchObject({ readiness: 'one_channel' });
  const { number } = await escalateDemoJob(app);
  await mail.expect({ to: JOHN.phone, class: 'page', says: number });
  await app.sms(JOHN.phone, 'unsubscribe');
  await mail.expect(...pagesTo(BRIAN, number), noticeTo(ANA, 'the phone has opted out'));
});

journey('STOP by a stranger does nothing', async (app, mail) => {
  await app.sms('+13125550199', 'STOP');
  await mail.expect();
});

journey("nobody accepts with another person's code, and a stranger gets no answer", async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  const johns = codeIn(await mail.expect(...pagesTo(JOHN, number)));
  await app.sms('+13125550199', `1 ${johns}`);
  await mail.expect();
  await app.advance(5 * 60);
  const brians = codeIn(await mail.expect(...pagesTo(BRIAN, number)));
  // Codes are unique to a phone only: John's may happen to be Brian's own as well.
  for (const code of [johns, '1000', '9999'].filter((each) => each !== brians)) {
    await app.sms(BRIAN.phone, `1 ${code}`);
    await mail.expect(noticeTo(BRIAN, 'This code is not known'));
  }
  expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
});
