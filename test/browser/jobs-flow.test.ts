import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DEMO_CUSTOMER, DEMO_JOB } from '../../local/seed/demo.ts';
import { DEE, JOHN } from '../support/demo.ts';
import { type Callout, startCallout } from '../support/start-callout.ts';
import { book, tap } from '../support/visits.ts';
import { DESK, expectAccessible, openAsPersona, openBrowser, PHONE } from './open-browser.ts';

/*
 * The promise in a browser: a dispatcher makes a job, books it, moves and assigns by the keyboard, and reads on the job
 * why the customer was or was not told. Every view on the way is checked for accessibility, in both themes.
 */

let app: Callout;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startCallout({ clock: 'virtual' }), openBrowser()]);
});
beforeEach(() => app.reset());
afterEach(() => expect(app.errors()).toEqual([]));
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const customerHeard = async (): Promise<string[]> =>
  (await app.tray()).filter(({ to }) => to === DEMO_CUSTOMER.phone).map(({ text }) => text);

const says = (page: Page, line: string | RegExp) => page.locator('.job-timeline').getByText(line).first().waitFor();

test('from a new customer to a cancelled job, told each time what the customer heard', async () => {
  const dee = await openAsPersona(browser, app.url, 'dee', '/customers', DESK);
  await dee.getByRole('link', { name: 'Maria Lopez' }).waitFor();
  await expectAccessible(dee);
  await dee.getByRole('link', { name: 'New customer' }).click();
  await dee.getByRole('button', { name: 'Add customer' }).click();
  await dee.getByText('Enter the name.').waitFor();
  await expectAccessible(dee);
  await dee.getByLabel('Name').fill('June Park');
  await dee.getByRole('button', { name: 'Add customer' }).click();
  await dee.getByText('Nobody yet: nobody can be told.').waitFor();
  await dee.getByRole('button', { name: 'Add a location…' }).click();
  await dee.getByLabel('Address').fill('951 N Damen Ave, Chicago');
  await dee.getByLabel('How to get in').fill('Gate code 4411');
  await expectAccessible(dee);
  await dee.getByRole('button', { name: 'Save' }).click();
  await dee.getByText('Gate code 4411').waitFor();
  await expectAccessible(dee);

  await dee.getByRole('link', { name: 'New job' }).click();
  await dee.getByText('June Park').waitFor();
  await dee.getByLabel('What is to be done').fill('Boiler service');
  await expectAccessible(dee);
  await dee.getByRole('button', { name: 'Make job' }).click();
  await dee.getByText('No appointment yet. The first one books').waitFor();
  await expectAccessible(dee);

  await dee.getByRole('button', { name: 'Add an appointment' }).click();
  await dee.getByRole('checkbox', { name: 'John Smith' }).check();
  await expectAccessible(dee);
  await dee.getByRole('button', { name: 'Add appointment', exact: true }).click();
  await dee.getByText('Customer not told', { exact: true }).waitFor();
  await says(dee, 'Rule “Booked”: the customer was not told, because there is no phone or email address to use.');
  await expectAccessible(dee);

  await dee.getByRole('button', { name: 'Cancel the job…' }).click();
  await dee.getByText(/^1 open appointment is cancelled with it/).waitFor();
  await expectAccessible(dee);
  await dee.getByRole('button', { name: 'Duplicate' }).click();
  await dee.getByRole('button', { name: 'Restore' }).waitFor();
  await says(dee, 'Dee Park cancelled the job and 1 appointment.');

  await dee.getByRole('link', { name: 'Back to the jobs' }).click();
  await dee.getByRole('link', { name: /Boiler service/ }).waitFor();
  await expectAccessible(dee);
  await dee.getByRole('link', { name: 'Cancelled' }).click();
  await dee.getByRole('link', { name: /Boiler service/ }).waitFor();
  expect(await dee.getByRole('link', { name: /No heat/ }).count()).toBe(0);
  await dee.getByRole('link', { name: 'Paused' }).click();
  await dee.getByText('No job is paused now.').waitFor();
  await dee.getByLabel('Job number').fill(DEMO_JOB.number);
  await dee.getByRole('button', { name: 'Find' }).click();
  await dee.getByRole('heading', { name: `Job ${DEMO_JOB.number}` }).waitFor();
}, 180_000);

test('a contact is added, what he said is written down, and stands there with its history', async () => {
  const dee = await openAsPersona(browser, app.url, 'dee', `/customers/${DEMO_CUSTOMER.id}`, DESK);
  await dee.getByRole('button', { name: 'Add a contact…' }).click();
  await dee.getByLabel('Role').selectOption({ label: 'Tenant' });
  await dee.getByLabel('Name', { exact: true }).fill('Tom Tenant');
  await dee.getByRole('button', { name: 'Save' }).click();
  await dee.getByText('Enter a phone number or an email address.').waitFor();
  await expectAccessible(dee);
  await dee.getByLabel('Email').fill('tom@example.com');
  await dee.getByRole('button', { name: 'Save' }).click();
  await dee.getByRole('link', { name: 'tom@example.com' }).waitFor();
  await dee.getByRole('button', { name: 'Write down what was said about tom@example.com' }).click();
  await dee.getByRole('checkbox', { name: 'Appointments' }).uncheck();
  await dee.getByLabel('In their words').fill('Only when somebody comes, please');
  await expectAccessible(dee);
  await dee.getByRole('button', { name: 'Write it down' }).click();
  await dee.getByText('Not: Reminders, Surveys').waitFor();
  await dee.getByText('What was said (1)').click();
  await dee.getByText('Only when somebody comes, please').waitFor();
  await expectAccessible(dee);
  await dee.getByRole('button', { name: 'Edit name and language…' }).click();
  await dee.getByLabel('Language of messages').selectOption({ label: 'Spanish' });
  await dee.getByRole('button', { name: 'Save' }).click();
  await dee.getByText('Language of messages: Spanish').waitFor();
  await dee.getByRole('button', { name: 'Remove Tom Tenant' }).click();
  await dee.getByText('Tom Tenant').waitFor({ state: 'detached' });
}, 120_000);

test('a cancellation that is undone in time is never heard of, and the timeline says so', async () => {
  await book(app, await app.become(DEE), 2, [JOHN]);
  const dee = await openAsPersona(browser, app.url, 'dee', `/jobs/${DEMO_JOB.id}`, DESK);
  await dee.getByRole('button', { name: 'Cancel the job…' }).click();
  await dee.getByRole('button', { name: 'Made by mistake' }).click();
  await dee.getByText(/^The customer is told “Cancelled” in/).waitFor();
  await expectAccessible(dee);
  await dee.getByRole('button', { name: /^Undo/ }).click();
  await says(dee, 'Rule “Cancelled”: the customer was not told, because it was taken back in time.');
  await app.advance(600);
  // Nothing was cancelled as far as he knows; that it is back on is all he hears.
  expect(await customerHeard()).not.toContainEqual(expect.stringContaining('cancelled'));
}, 90_000);

test('the day is worked by the keyboard: assign what nobody has, then move it', async () => {
  const visit = await book(app, await app.become(DEE), 3, []);
  const dee = await openAsPersona(browser, app.url, 'dee', '/day', DESK);
  const bar = dee.getByRole('button', { name: /No heat.*nobody assigned/ });
  await bar.waitFor();
  await expectAccessible(dee);
  await bar.focus();
  await dee.keyboard.press('Enter');
  await dee.getByRole('dialog').getByText('1200 W Lake St, Chicago').waitFor();
  await expectAccessible(dee);
  await dee.getByRole('button', { name: 'Assign…' }).focus();
  await dee.keyboard.press('Enter');
  await dee.getByRole('checkbox', { name: 'John Smith' }).focus();
  await dee.keyboard.press('Space');
  // Brian stands above him, but was not chosen first.
  await dee.getByRole('checkbox', { name: 'Brian Smith' }).check();
  await dee.getByRole('option', { name: 'John Smith, the first chosen' }).waitFor({ state: 'attached' });
  await expectAccessible(dee);
  await dee.getByRole('checkbox', { name: 'Brian Smith' }).uncheck();
  await dee.getByRole('button', { name: 'Save' }).focus();
  await dee.keyboard.press('Enter');
  const own = dee.getByRole('button', { name: /1:00.–.3:00.PM CDT.*John Smith/ });
  await own.focus();
  await dee.keyboard.press('Enter');
  await dee.getByRole('button', { name: 'Move…' }).click();
  await dee.getByLabel('From').fill('2026-06-01T15:00');
  expect(await dee.getByLabel('Until').inputValue()).toBe('2026-06-01T17:00');
  await expectAccessible(dee);
  await dee.getByRole('button', { name: 'Move', exact: true }).click();
  await dee.getByRole('button', { name: /3:00.–.5:00.PM CDT.*John Smith/ }).waitFor();

  await tap(await app.become(JOHN), visit, 'WORKING');
  await dee.getByRole('button', { name: /Started.*John Smith/ }).waitFor();
  await dee.getByRole('link', { name: 'Day after' }).click();
  await dee.getByRole('heading', { name: 'Day: Tue, Jun 2' }).waitFor();
  await dee.getByText('Nothing booked').first().waitFor();
  await expectAccessible(dee);
}, 120_000);

test.each(['/jobs', `/jobs/${DEMO_JOB.id}`, '/day', '/customers', `/customers/${DEMO_CUSTOMER.id}`, '/jobs/new'])(
  '%s is accessible on a phone',
  async (path) => {
    await book(app, await app.become(DEE), 2, [JOHN]);
    const dee = await openAsPersona(browser, app.url, 'dee', path, PHONE);
    await dee.locator('main :is(.rows, form, .strip button)').first().waitFor();
    await expectAccessible(dee);
  },
  60_000,
);
