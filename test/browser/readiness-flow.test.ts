import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { drillCode } from '../support/drills.ts';
import { type Callout, startCallout } from '../support/start-callout.ts';
import { DESK, expectAccessible, openAsPersona, openBrowser, PHONE } from './open-browser.ts';

/*
 * Before the night, in a browser: a manager tests who is reachable, people acknowledge, ask each other for cover and take
 * it, and a holiday is planned by hand. Every view is checked for accessibility, in both themes.
 */

let app: Callout;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startCallout({ clock: 'virtual' }), openBrowser()]);
});
afterEach(() => expect(app.errors()).toEqual([]));
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const JOHN_EMAIL = 'john@northside.example';

test('everybody is tested from the reports, and whoever taps the link is seen to be reachable', async () => {
  const ana = await openAsPersona(browser, app.url, 'ana', '/reports', DESK);
  await ana.getByText('Nobody was paged in this time.').waitFor();
  await ana.getByText('Not tested yet').first().waitFor();
  await expectAccessible(ana);
  // Nothing is known yet, and nothing is green.
  await ana.getByText('Nobody has been tested yet').waitFor();
  await ana.getByRole('button', { name: 'Test everybody now' }).click();
  await ana.getByText('A test is on its way to 3 people.').waitFor();
  await app.advance(60);

  const letter = (await app.tray()).find(({ to, text }) => to === JOHN_EMAIL && text.includes('/drills/'));
  const john = await openAsPersona(browser, app.url, 'john', `/drills/${drillCode(letter)}`, PHONE);
  await john.getByRole('button', { name: 'It reached me' }).waitFor();
  await expectAccessible(john);
  await john.getByRole('button', { name: 'It reached me' }).click();
  await john.getByText(/^Thank you\. That took/).waitFor();
  await expectAccessible(john);

  await app.advance(4 * 3600);
  await ana.goto(new URL('/reports', app.url).href);
  await ana.getByText('3 people are on the red list').waitFor();
  await ana.getByText(/^Last answered in/).waitFor();
  await expectAccessible(ana);
  for (const path of ['/people', '/people/per_00000000000000000000000003']) {
    await ana.goto(new URL(path, app.url).href);
    await ana.getByText(/^Last answered in/).waitFor();
    await expectAccessible(ana);
  }
}, 180_000);

test('a night is counted, and handed out as a file', async () => {
  const ana = await openAsPersona(browser, app.url, 'ana', '/reports', DESK);
  const call = { call: { phone: '+13125550177', summary: 'No heat' } };
  const made = await ana.request.post(new URL('/v1/escalations', app.url).href, { data: call });
  const { number } = (await made.json()) as { number: string };
  await app.advance(20 * 60);
  await ana.reload();
  await ana.getByText('Who bears the nights').waitFor();
  await expectAccessible(ana);
  const [file] = await Promise.all([
    ana.waitForEvent('download'),
    ana.getByRole('button', { name: 'Download as CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('on-call-30-days.csv');

  await ana.getByRole('heading', { name: 'What customers say' }).waitFor();
  await ana.getByText('Nobody was asked in this time.').waitFor();
  await ana.goto(new URL(`/escalations/${number}`, app.url).href);
  await ana.getByText('What if the steps had had other times?').click();
  await ana.getByLabel('Minutes of each step').fill('3');
  await ana.getByRole('button', { name: 'Play it' }).click();
  await ana.getByRole('alert').getByText('Must have a time for each of the 2 steps.').waitFor();
  await ana.getByLabel('Minutes of each step').fill('1, 2');
  await ana.getByRole('button', { name: 'Play it' }).click();
  await ana.getByText(/^Woken: .*John Smith/).waitFor();
  await expectAccessible(ana);
}, 120_000);

test('a shift is offered to the colleagues, one takes it, and the second is told who has it', async () => {
  const ana = await openAsPersona(browser, app.url, 'ana', '/my-on-call', DESK);
  await ana.getByText('You are not on call now').waitFor();
  await ana.getByText('Nobody asks for cover.').waitFor();
  await expectAccessible(ana);
  const people = [3, 4].map((n) => `per_${String(n).padStart(26, '0')}`);
  const layers = [{ people, shift: { unit: 'day', length: 1 }, start: '2026-06-01T13:00:00Z' }];
  const body = { name: 'Nights', zone: 'America/Chicago', layers };
  const made = await ana.request.post(new URL('/v1/schedules', app.url).href, { data: body });
  const { id } = (await made.json()) as { id: string };

  const john = await openAsPersona(browser, app.url, 'john', '/my-on-call', PHONE);
  await john.getByText('You are on call', { exact: true }).waitFor();
  await john.getByRole('button', { name: /^Ask for cover: Wed, Jun 3/ }).click();
  await john.getByLabel(/^Reason/).fill('School play');
  await john.getByLabel('In return I take').selectOption({ index: 1 });
  await expectAccessible(john);
  await john.getByRole('button', { name: 'Ask colleagues' }).click();
  await john.getByText('Your colleagues have been asked.').waitFor();
  await john.getByText('You ask for cover').waitFor();

  const brian = await openAsPersona(browser, app.url, 'brian', '/my-on-call', PHONE);
  const slow = await openAsPersona(browser, app.url, 'dee', '/my-on-call', DESK);
  const take = { name: /^Take it: the shift of John Smith/ };
  await slow.getByRole('button', take).waitFor();
  await expectAccessible(slow);
  await brian.getByRole('button', take).click();
  await brian.getByText('It is yours now.').waitFor();
  await brian.getByText('You have it').waitFor();
  await slow.getByRole('button', take).click();
  await slow.getByText('taken by Brian Smith').waitFor();
  await slow.getByText('Brian Smith has it').waitFor();
  await expectAccessible(slow);

  await ana.goto(new URL(`/schedules/${id}`, app.url).href);
  await ana.getByText('Add a temporary schedule').first().click();
  await ana.getByRole('button', { name: 'Add temporary schedule' }).click();
  await ana.getByText('Choose a person.').waitFor();
  await ana.locator('#temporary-start').fill('2026-12-24T08:00');
  await ana.locator('#temporary-end').fill('2026-12-27T08:00');
  await ana.getByLabel('Person of shift 1').selectOption({ label: 'Dee Park' });
  await expectAccessible(ana);
  await ana.getByRole('button', { name: 'Add temporary schedule' }).click();
  await ana.getByText(/^Dee Park: Thu, Dec 24/).waitFor();
  await ana.getByRole('button', { name: /^Take back: Thu, Dec 24/ }).click();
  await ana.getByText(/^None ahead. For a holiday week/).waitFor();
}, 180_000);
