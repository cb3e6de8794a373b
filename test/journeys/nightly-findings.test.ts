import { expect } from 'vitest';
import { ANA, JOHN, noticeTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

const HOUR = 3600;

journey('what the nightly checks find is told in the morning, once', async (app, mail) => {
  await app.advance(120);
  await app.sms(JOHN.phone, 'STOP');
  await mail.expect(noticeTo(ANA, `John Smith is no longer paged at ${JOHN.phone}`));
  // Up to a minute before eight in the morning in Chicago, when the quiet hours end.
  await app.advance(22 * HOUR - 180);
  await mail.expect();
  await app.advance(120);
  const [told] = await mail.expect({ to: ANA.email, class: 'staff', says: /Plans: 2 new warnings/ });
  expect(told?.text).toContain('John Smith has one channel only.');
  expect(told?.text).toContain('A method of John Smith does not work: opted out.');
  await app.advance(HOUR);
});
