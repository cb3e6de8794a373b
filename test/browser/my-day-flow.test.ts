import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { NotificationRuleView } from '../../core/contracts/notification-rules.ts';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { bodyOf } from '../support/api-client.ts';
import { ANA, BRIAN, DEE, JOHN } from '../support/demo.ts';
import { type Callout, startCallout } from '../support/start-callout.ts';
import { book, tap } from '../support/visits.ts';
import { expectAccessible, openAsPersona, openBrowser, PHONE } from './open-browser.ts';

/*
 * The promise in a browser: a technician taps his way through a visit on his phone, and the customer hears each of it
 * once; a wrong tap taken back in time is never heard of. Every view is checked for accessibility, in both themes.
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

/** An account that also says when the work has begun. */
async function tellOfTheStart(): Promise<void> {
  const ana = await app.become(ANA);
  const { items } = bodyOf(
    z.object({ items: z.array(NotificationRuleView) }),
    await ana.get('/v1/notification-rules'),
    200,
  );
  const started = items.find(({ name }) => name === 'Started');
  if (!started) throw new Error('there is no rule for Started');
  const { id, system: _s, warnings: _w, version: _v, ...rule } = started;
  expect((await ana.send('PUT', `/v1/notification-rules/${id}`, { ...rule, enabled: true })).status).toBe(200);
}

const mark = (page: Page, label: string) => page.locator('.visit header .mark', { hasText: label }).waitFor();

test('Traveling, Working, Complete on the phone: one message each', async () => {
  await tellOfTheStart();
  const visit = await book(app, await app.become(DEE), 2, [JOHN, BRIAN]);
  const john = await openAsPersona(browser, app.url, 'john', '/my-day', PHONE);
  await john.getByText('Also on it. You lead.').waitFor();
  await expectAccessible(john);

  const chip = john.getByRole('button', { name: '30 min' });
  expect((await chip.boundingBox())?.height).toBeGreaterThanOrEqual(60);
  await chip.click();
  await mark(john, 'On the way');
  await john.getByText(/^The customer is told “On the way” in/).waitFor();
  await expectAccessible(john);
  await tap(await app.become(BRIAN), visit, 'TRAVELING');
  await app.advance(120);

  await john.getByRole('button', { name: 'Working', exact: true }).click();
  await mark(john, 'Working');
  await expectAccessible(john);
  await app.advance(120);

  await john.getByRole('button', { name: 'Complete…' }).click();
  await expectAccessible(john);
  await john.getByRole('button', { name: 'Job done' }).click();
  await mark(john, 'Complete');
  await tap(await app.become(BRIAN), visit, 'WORKING');
  await tap(await app.become(BRIAN), visit, 'COMPLETE');
  await app.advance(180);
  await vi.waitFor(async () => expect(await customerHeard()).toHaveLength(4), { timeout: 10_000 });
  expect(await customerHeard()).toEqual([
    expect.stringContaining('you are booked'),
    expect.stringMatching(/John Smith is on the way, arriving about 10:3\d AM/),
    expect.stringContaining('John Smith has started the work'),
    expect.stringContaining('the work is complete'),
  ]);
  await expectAccessible(john);
}, 120_000);

test('a wrong tap that is undone in time is never heard of', async () => {
  await book(app, await app.become(DEE), 2, [JOHN]);
  const john = await openAsPersona(browser, app.url, 'john', '/my-day', PHONE);
  await john.getByRole('button', { name: '15 min' }).click();
  await john.getByRole('button', { name: /^Undo/ }).click();
  await mark(john, 'Pending');
  await app.advance(600);
  expect(await customerHeard()).toEqual([expect.stringContaining('you are booked')]);
}, 60_000);

test('a tap without a connection goes through when there is one, and one that came too late says so', async () => {
  const visit = await book(app, await app.become(DEE), 2, [JOHN]);
  const john = await openAsPersona(browser, app.url, 'john', '/my-day', PHONE);
  await john.getByRole('button', { name: '15 min' }).waitFor();
  await john.context().setOffline(true);
  await john.getByRole('button', { name: '15 min' }).click();
  await john.getByText(/^No connection. “On the way”, tapped at/).waitFor();
  await expectAccessible(john);
  await mark(john, 'Pending');
  await john.context().setOffline(false);
  await mark(john, 'On the way');

  await john.context().setOffline(true);
  await john.getByRole('button', { name: 'Working', exact: true }).click();
  await john.getByText(/^No connection. “Working”, tapped at/).waitFor();
  await app.advance(300);
  const dee = await app.become(DEE);
  await dee.post(`/v1/appointments/${visit.id}/status`, { code: 'PENDING' });
  await john.context().setOffline(false);
  await john.getByText(/^“Working”, tapped at .* came too late/).waitFor();
  await mark(john, 'Pending');
  await expectAccessible(john);
}, 120_000);

test('with nothing booked it says what will be here', async () => {
  const john = await openAsPersona(browser, app.url, 'john', '/my-day', PHONE);
  await john.getByText('Nothing is booked for you.').waitFor();
  await expectAccessible(john);
}, 60_000);
