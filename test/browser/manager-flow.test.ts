import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Callout, startCallout } from '../support/start-callout.ts';
import { DESK, expectAccessible, openAsPersona, openBrowser, PHONE } from './open-browser.ts';

/*
 * The promise in a browser: a manager makes a schedule and a plan that pages it, sees in the preview who is paged, and
 * then a call goes to that person, who accepts and says when he will be there. Every view on the way is checked for
 * accessibility, in both themes.
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

test('whom the schedule has on call is previewed, paged, accepts and is on the way', async () => {
  const ana = await openAsPersona(browser, app.url, 'ana', '/schedules/new', DESK);
  await ana.getByLabel('Name', { exact: true }).fill('Heating on call');
  await ana.getByRole('button', { name: 'Make schedule' }).click();
  await ana.getByText('Choose a person.').waitFor();
  await ana.getByLabel('Turn 1', { exact: true }).selectOption({ label: 'Brian Smith' });
  await ana.getByLabel('The first turn begins').fill('2026-06-01T08:00');
  await expectAccessible(ana);
  await ana.getByRole('button', { name: 'Make schedule' }).click();
  await ana.getByText('On call now: Brian Smith').waitFor();
  await ana
    .getByText(/changed by hand|Mon, Jun 1, 8:00 AM CDT/)
    .first()
    .waitFor();
  // Before the first turn nobody is on call, and that stands there in words.
  await ana.getByRole('button', { name: /^Fill Mon, Jun 1, 12:00/ }).waitFor();
  await expectAccessible(ana);

  await ana.goto(new URL('/plans/new', app.url).href);
  await ana.getByLabel('Name', { exact: true }).fill('Heating');
  await ana.getByLabel('Whom step 1 pages, 1').selectOption({ label: 'On call: Heating on call' });
  await ana.getByLabel('Fallback').selectOption({ label: 'Ana Ortiz' });
  await expectAccessible(ana);
  await ana.getByRole('button', { name: 'Make plan' }).click();
  await ana.getByRole('button', { name: 'Play' }).click();
  await ana.getByText(/^Woken: .*Brian Smith/).waitFor();
  await ana.getByText('Brian Smith by SMS and email').first().waitFor();
  await expectAccessible(ana);
  await ana.getByRole('button', { name: 'Make this the default plan' }).click();
  await ana.getByText('This is the default plan.').waitFor();

  const alex = await openAsPersona(browser, app.url, 'alex', '/after-hours', DESK);
  await alex.getByLabel(/^Phone/).fill('312 555 0177');
  await alex.getByLabel(/^What is wrong/).fill('No heat');
  await alex.getByRole('button', { name: 'Start escalation' }).click();
  await alex.getByText('Brian Smith is being paged now.').waitFor();
  const number = (await alex.locator('.receipt .number strong').textContent()) ?? '';

  const dee = await openAsPersona(browser, app.url, 'dee', `/escalations/${number}`, DESK);
  await dee.getByRole('button', { name: 'Pause…' }).click();
  await expectAccessible(dee);
  await dee.getByRole('button', { name: '5 min', exact: true }).click();
  await dee.getByText('Dee Park paused the plan for 5 minutes.').waitFor();

  const brian = await openAsPersona(browser, app.url, 'brian', `/e/${number}`, PHONE);
  await brian.getByRole('button', { name: 'Accept' }).click();
  await brian.getByText('Assigned to you').waitFor();
  await brian.getByRole('button', { name: '30 min' }).click();
  await brian.getByText(/On the way since .* Expected there at /).waitFor();
  await expectAccessible(brian);

  await dee.getByText('Brian Smith is on the way, about 30 minutes.').waitFor();
  await expectAccessible(dee);
}, 180_000);

test.each(['/people', '/people/new', '/me', '/schedules', '/plans'])('%s is accessible', async (path) => {
  const ana = await openAsPersona(browser, app.url, 'ana', path, DESK);
  await ana.locator('main :is(.rows, form)').first().waitFor({ state: 'attached' });
  await expectAccessible(ana);
});
