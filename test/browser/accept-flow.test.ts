import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Callout, startCallout } from '../support/start-callout.ts';
import { DESK, expectAccessible, openBrowser, openContext, PHONE } from './open-browser.ts';
import { messageTo, signIn } from './sign-in.ts';

/*
 * The promise in a browser: an agent starts an escalation, the technician follows the link of his page, signs in with
 * the code of a message and accepts with one tap; a second one learns that he can sleep, and the board shows it. Every
 * view on the way is checked for accessibility, in both themes.
 */

const JOHN = '+13125550101';
const BRIAN = '+13125550102';
const DEE = 'dee@northside.example';
const ALEX = 'alex@northside.example';

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

async function openAs(identifier: string, path: string, viewport: { width: number; height: number }): Promise<Page> {
  const page = await (await openContext(browser, viewport)).newPage();
  await page.goto(new URL(path, app.url).href);
  await signIn(app, page, identifier);
  return page;
}

/** An agent's call, from the form to the receipt; answers its incident number. */
async function startByForm(agent: Page, summary: string): Promise<string> {
  await agent.getByLabel(/^Phone/).fill('312 555 0177');
  await agent.getByLabel(/^Address/).fill('1 Main St, Chicago');
  await agent.getByLabel(/^What is wrong/).fill(summary);
  await agent.getByRole('button', { name: 'Start escalation' }).click();
  await agent.getByText('John Smith is being paged now.').waitFor();
  await expectAccessible(agent);
  return (await agent.locator('.receipt .number strong').textContent()) ?? '';
}

test('from the call to “Assigned to you”, and what the others see', async () => {
  const agent = await openAs(ALEX, '/', DESK);
  await agent.getByRole('heading', { name: 'After-hours call' }).waitFor();
  await expectAccessible(agent);
  await agent.getByRole('button', { name: 'Start escalation' }).click();
  await agent.getByText('Enter the phone number.').waitFor();
  expect(await agent.evaluate(() => document.activeElement?.id)).toBe('phone');
  await expectAccessible(agent);
  const number = await startByForm(agent, 'No heat');

  const [link] = await messageTo(app, JOHN, new RegExp(`https?://\\S+/e/${number}`));
  const john = await openAs(JOHN, new URL(link ?? '').pathname, PHONE);
  await john.getByText(/You have [0-5]:\d\d, then Brian/).waitFor();
  expect(new URL(john.url()).pathname).toBe(`/e/${number}`);
  await expectAccessible(john);
  const accept = await john.getByRole('button', { name: 'Accept' }).boundingBox();
  expect(accept?.height).toBeGreaterThanOrEqual(72);
  expect(accept?.y).toBeGreaterThan((PHONE.height * 2) / 3);

  await john.getByRole('button', { name: 'Stop' }).click();
  await john.getByRole('dialog').waitFor();
  await expectAccessible(john);
  await john.keyboard.press('Escape');
  await john.getByRole('dialog').waitFor({ state: 'hidden' });

  await john.getByRole('button', { name: 'Accept' }).click();
  await john.getByText('Assigned to you').waitFor();
  await john.getByRole('link', { name: /^Call / }).waitFor();
  await expectAccessible(john);

  const brian = await openAs(BRIAN, `/e/${number}`, PHONE);
  await brian.getByText(/John Smith accepted at .*\d:\d\d [AP]M C[DS]T/).waitFor();
  await brian.getByText('You can sleep.').waitFor();
  expect(await brian.getByRole('button', { name: 'Accept' }).count()).toBe(0);
  await expectAccessible(brian);

  const dee = await openAs(DEE, '/board', DESK);
  const assigned = dee.locator('#assigned');
  await assigned.getByText('No heat').waitFor();
  await expectAccessible(dee);
  await assigned.getByRole('link', { name: `View incident ${number}` }).click();
  await dee.getByRole('heading', { name: `Incident ${number}` }).waitFor();
  await dee.getByText('John Smith accepted.').waitFor();
  await expectAccessible(dee);
}, 120_000);

test('an accept without a connection goes through when there is one again', async () => {
  // Nobody gets a second code within 30 seconds.
  await app.advance(31);
  const agent = await openAs(ALEX, '/after-hours', DESK);
  const number = await startByForm(agent, 'Water heater leaks');
  const john = await openAs(JOHN, `/e/${number}`, PHONE);
  const accept = john.getByRole('button', { name: 'Accept' });
  await accept.waitFor();
  await john.context().setOffline(true);
  await accept.click();
  await john.getByText('No connection. Still trying to accept…').waitFor();
  expect(await john.getByText('Assigned to you').count()).toBe(0);
  await john.context().setOffline(false);
  await john.getByText('Assigned to you').waitFor();
}, 120_000);
