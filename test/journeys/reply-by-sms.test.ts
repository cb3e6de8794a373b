import { expect } from 'vitest';
import type { TrayItem } from '../../local/tray/tray.ts';
import { BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
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
  await mail.expect();
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

journey('a reply that is no command gets help, and changes nothing', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await app.sms(JOHN.phone, 'what?');
  await mail.expect(noticeTo(JOHN, 'Reply 1 and the code'));
  expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
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
