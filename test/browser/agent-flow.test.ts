import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ANA, DEE } from '../support/demo.ts';
import { type Callout, startCallout } from '../support/start-callout.ts';
import { addTask, BACKUP, escalateTask, SERVICE, saveChannels } from '../support/tickets.ts';
import { DESK, expectAccessible, openAsPersona, openBrowser, openContext, PHONE } from './open-browser.ts';
import { messageTo, signIn } from './sign-in.ts';

/*
 * The promise in a browser: an agent hands a task to the right team without touching the mouse, the team follows the
 * link of the email, and what came of it is back on the task. Every view on the way is checked for accessibility, in
 * both themes.
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

/** Tabs until the focus is on what has this name: that it can be reached is part of the promise. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  for (let presses = 0; presses < 40; presses++) {
    if (name.test(await focused())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the focus never came to ${name}`);
}

test('an agent escalates by keyboard alone, says the sentence and claims the next task', async () => {
  await saveChannels(app, {});
  await addTask(app, 'Call Maria back');
  await app.advance(60);
  await addTask(app, 'Send the invoice again');
  const alex = await openAsPersona(browser, app.url, 'alex', '/tasks', DESK);
  await alex.getByRole('heading', { name: 'Waiting' }).waitFor();
  await expectAccessible(alex);

  await tabTo(alex, /^Claim: Call Maria back$/);
  await alex.keyboard.press('Enter');
  await alex.getByText('You have claimed this').waitFor();
  expect(await alex.evaluate(() => document.activeElement?.id)).toBe('category');
  await expectAccessible(alex);
  await alex.keyboard.press('Control+Enter');
  await alex.getByText('Choose a category.').waitFor();
  await expectAccessible(alex);

  await alex.keyboard.press('1');
  await alex.keyboard.type('Third visit for the same furnace');
  await alex.keyboard.press('Tab');
  await alex.keyboard.type('Offered an appointment');
  await alex.keyboard.press('Tab');
  await alex.keyboard.type('Wants to speak to a manager');
  await alex.reload();
  await alex.getByRole('heading', { name: 'Escalate', exact: true }).waitFor();
  expect(await alex.getByLabel('Why').inputValue()).toBe('Wants to speak to a manager');
  // Contact method, then urgency: arrows choose among cards.
  await alex.getByLabel('Why').focus();
  await alex.keyboard.press('Tab');
  await alex.keyboard.press('ArrowRight');
  await alex.keyboard.press('Tab');
  await alex.keyboard.press('ArrowRight');
  await alex.getByText('“Someone will contact you by 5 pm today by text.”').waitFor();
  await expectAccessible(alex);
  await alex.keyboard.press('Control+Enter');

  await alex.getByRole('heading', { name: 'Ticket made' }).waitFor();
  await alex.getByText('“Someone will contact you by 5 pm today by text.”').waitFor();
  await expectAccessible(alex);
  await tabTo(alex, /^Claim the next task$/);
  await alex.keyboard.press('Enter');
  await alex.getByRole('heading', { name: 'Send the invoice again' }).waitFor();
  await alex.getByText('You have claimed this').waitFor();
}, 120_000);

test('the email’s link opens the ticket, also from the login; claimed and resolved, the outcome is on the task', async () => {
  await saveChannels(app, {});
  const { length: earlier } = await app.tray();
  const { ticket, taskId } = await escalateTask(app);
  const [link] = await messageTo(app, SERVICE, new RegExp(`https?://\\S+/tickets/${ticket.number}`), earlier);

  const dee = await (await openContext(browser, PHONE)).newPage();
  await dee.goto(link ?? '');
  await signIn(app, dee, DEE.email);
  await dee.getByRole('heading', { name: `Ticket ${ticket.number}: Maria Lopez` }).waitFor();
  expect(new URL(dee.url()).pathname).toBe(`/tickets/${ticket.number}`);
  await dee.getByText('Alex Reed escalated it; its channel was told.').waitFor();
  await dee.getByText(/^Due Jun 3, 5:00 PM C[DS]T$/).waitFor();
  await expectAccessible(dee);
  // Whoever is slower is told who has it.
  const ana = await app.become(ANA);
  await ana.post(`/v1/tickets/${ticket.number}/claim`);
  await dee.getByText(`Claimed by ${ANA.name}`).waitFor();
  expect(await dee.getByRole('button', { name: 'Resolve' }).count()).toBe(0);

  const manager = await openAsPersona(browser, app.url, 'ana', `/tickets/${ticket.number}`, DESK);
  await manager.getByRole('button', { name: 'Resolve' }).click();
  await manager.getByText('Write what came of it.').waitFor();
  await expectAccessible(manager);
  await manager.getByLabel('What came of it').fill('Sent the foreman');
  await manager.getByRole('button', { name: 'Resolve' }).click();
  await manager.getByText(/^Resolved by Ana Ortiz, /).waitFor();
  await expectAccessible(manager);

  const alex = await openAsPersona(browser, app.url, 'alex', `/tasks/${taskId}`, DESK);
  await alex.getByText('“Sent the foreman”').waitFor();
  await expectAccessible(alex);
}, 120_000);

test('channels are set up by keyboard; one left empty is a banner for whoever can mend it, and for the agents', async () => {
  await saveChannels(app, { defaultRecipient: BACKUP });
  const ana = await openAsPersona(browser, app.url, 'ana', '/board', DESK);
  await ana.getByRole('heading', { name: 'Board' }).waitFor();
  await tabTo(ana, /^Settings$/);
  await ana.keyboard.press('Enter');
  await tabTo(ana, /^Channels$/);
  await expectAccessible(ana);
  await ana.keyboard.press('Enter');
  const recipients = ana.getByLabel('Recipients of Service');
  await recipients.focus();
  await ana.keyboard.press('Backspace');
  await ana.getByText(`${SERVICE} was removed.`).waitFor({ state: 'attached' });
  await tabTo(ana, /^Done$/);
  await ana.keyboard.press('Enter');
  const banner = 'ticket channel reaches nobody: Service.';
  await ana.getByText('Saved.').waitFor();
  await ana.getByText(banner).waitFor();
  await expectAccessible(ana);

  const alex = await openAsPersona(browser, app.url, 'alex', '/after-hours', PHONE);
  await alex.getByText(banner).waitFor();
  await alex.getByText('Tell an administrator.').waitFor();
  await expectAccessible(alex);

  await recipients.focus();
  await ana.keyboard.type('First@northside.example, second@northside.example');
  await ana.keyboard.press('Enter');
  await ana.keyboard.type('nobody');
  await tabTo(ana, /^Done$/);
  await ana.keyboard.press('Enter');
  await ana.getByText('“nobody” is not an email address.').waitFor();
  await expectAccessible(ana);
  await recipients.fill('');
  await tabTo(ana, /^Done$/);
  await ana.keyboard.press('Enter');
  await ana.getByText(banner).waitFor({ state: 'detached' });
  expect(await ana.getByRole('button', { name: /^Remove (first|second)@/ }).count()).toBe(2);
}, 120_000);

test('the business calendar moves what is promised', async () => {
  const ana = await openAsPersona(browser, app.url, 'ana', '/account', DESK);
  await ana.getByRole('button', { name: 'Add hours to Saturday' }).click();
  await ana.getByLabel('Saturday closes, 1').fill('07:00');
  await ana.getByRole('button', { name: 'Done' }).click();
  await ana.getByText('Hours must be in order, and end after they begin.').waitFor();
  await expectAccessible(ana);
  await ana.getByRole('button', { name: 'Remove hours 1 of Saturday' }).click();
  await ana.getByLabel('Date of a holiday').fill('2026-06-02');
  await ana.getByRole('button', { name: 'Add holiday' }).click();
  await ana.getByText('Tue, Jun 2, 2026').waitFor();
  await expectAccessible(ana);
  await ana.getByRole('button', { name: 'Done' }).click();
  await ana.getByText('Saved.').waitFor();

  const taskId = await addTask(app, 'Ask about the warranty');
  const alex = await openAsPersona(browser, app.url, 'alex', `/tasks/${taskId}`, PHONE);
  await alex.getByText('“Someone will contact you by 5 pm on Thursday, June 4 by phone.”').waitFor();
  await expectAccessible(alex);
}, 120_000);

test.each([
  ['alex', '/tasks/done'],
  ['alex', '/tasks/escalated'],
  ['alex', '/tasks/new'],
  ['dee', '/tickets'],
  ['dee', '/tickets/resolved/other'],
  ['dee', '/channels'],
] as const)('%s %s is accessible', async (persona, path) => {
  const page = await openAsPersona(browser, app.url, persona, path, PHONE);
  await page.locator('main :is(.rows, form, .empty)').first().waitFor({ state: 'attached' });
  await expectAccessible(page);
});
