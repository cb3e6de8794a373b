import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { tokenIn } from '../support/customer-page.ts';
import { DEE, JOHN } from '../support/demo.ts';
import { type Callout, startCallout } from '../support/start-callout.ts';
import { book, readJob, tap } from '../support/visits.ts';
import { expectAccessible, openAsPersona, openBrowser, openContext, PHONE } from './open-browser.ts';

/*
 * The customer's side in a browser, without a session: the page that his message leads to, from the booking to the
 * rating, and the booking page. Every view is checked for accessibility, in both themes, at 320 px.
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

async function open(path: string): Promise<Page> {
  const page = await (await openContext(browser, PHONE)).newPage();
  await page.goto(app.url + path);
  return page;
}

test('a customer sees who comes, confirms, asks for another time, and rates; only what he presses is posted', async () => {
  const dee = await app.become(DEE);
  const visit = await book(app, dee, 48, [JOHN]);
  await app.advance(5);
  const token = tokenIn((await app.tray()).at(-1));

  const page = await open(`/c/${token}`);
  const posted: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && posted.push(new URL(request.url()).pathname));
  await page.getByRole('heading', { name: 'Your appointment' }).waitFor();
  await page.getByText('10:00 AM – 12:00 PM CDT').waitFor();
  await page.getByText('John Smith').waitFor();
  await expectAccessible(page);
  // A browser that opens everything there is to open, signed out: nothing is sent.
  for (const each of await page.locator('summary').all()) await each.click();
  await page.reload();
  await page.getByRole('heading', { name: 'Your appointment' }).waitFor();
  expect(posted).toEqual([]);

  await page.getByRole('button', { name: 'This time suits me' }).click();
  await page.getByText('You confirmed this time.').waitFor();
  await expectAccessible(page);
  await page.getByText('Ask for another time').click();
  await page.getByLabel(/^When would suit you/).fill('Thursday morning');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('You wrote: Thursday morning').waitFor();
  await expectAccessible(page);
  expect((await readJob(dee)).appointments[0]).toMatchObject({ reschedule: { wish: 'Thursday morning' } });

  const john = await app.become(JOHN);
  await tap(john, visit, 'WORKING');
  await tap(john, visit, 'COMPLETE');
  await page.reload();
  await page.getByRole('heading', { name: 'The work is complete' }).waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Choose one of the five.').waitFor();
  await expectAccessible(page);
  await page.getByLabel('4 Good').check();
  await page.getByLabel(/^What should we know/).fill('Quick');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('You gave 4 of 5.').waitFor();
  await expectAccessible(page);

  await page.goto(`${app.url}/c/${token}/unsubscribe`);
  await page.getByLabel('Reminders').first().uncheck();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  expect(posted.map((path) => path.split('/').at(-1))).toEqual(['confirm', 'reschedule', 'survey', 'preferences']);
}, 180_000);

test('a link that is no longer good says so and what to do', async () => {
  const page = await open(`/c/${'x'.repeat(22)}`);
  await page.getByText('Please use the link in the latest message').waitFor();
  await expectAccessible(page);
}, 60_000);

test('a stranger asks for work, is told what is missing, and that nothing is booked yet', async () => {
  const page = await open('/book/northside');
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByText('Enter your phone number.').waitFor();
  await expectAccessible(page);
  await page.getByLabel('What is wrong?').fill('Drip');
  await page.getByLabel('Your name').fill('W'.repeat(120));
  await page.getByLabel('Phone', { exact: true }).fill('12');
  await page.getByLabel('Address').fill('951 N Damen Ave');
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByText('Enter a phone number with its area code.').waitFor();
  await page.getByLabel('Phone', { exact: true }).fill('(312) 555-0177');
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByText('Nothing is booked yet.').waitFor();
  await expectAccessible(page);
}, 60_000);

test('a technician chooses a photo of any size, and a small JPEG without its place is what is kept', async () => {
  const page = await openAsPersona(browser, app.url, 'john', '/me', PHONE);
  await page.getByText('No photo yet.').waitFor();
  const large = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2400, 1800];
    canvas.getContext('2d')?.fillRect(600, 300, 900, 900);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
  });
  const file = { name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(large) };
  await page.getByLabel(/Choose a photo/).setInputFiles(file);
  await page.getByText('Customers see it from now on.').waitFor();
  const face = page.getByRole('img', { name: 'Photo of John Smith' });
  await expect.poll(() => face.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(320);
  await expectAccessible(page);
  await page.getByLabel(/Choose another photo/).setInputFiles({ ...file, buffer: Buffer.from('no picture') });
  await page.getByText('This file is no picture').waitFor();
}, 60_000);

test('a customer whose language is Spanish reads his page in Spanish; a stranger, the one of his browser', async () => {
  const dee = await app.become(DEE);
  const { items } = (await dee.get('/v1/customers')).body as { items: { id: string; name: string }[] };
  const maria = items.find(({ name }) => name === 'Maria Lopez');
  expect((await dee.send('PATCH', `/v1/customers/${maria?.id}`, { language: 'es' })).status).toBe(200);
  const made = await dee.post('/v1/jobs', { customerId: maria?.id, summary: 'Sin calefacción' });
  const start = new Date((await app.now()).getTime() + 72 * 3_600_000).toISOString();
  const end = new Date(Date.parse(start) + 3_600_000).toISOString();
  const window = { start, end, technicianIds: [JOHN.id] };
  const visit = await dee.post(`/v1/jobs/${(made.body as { id: string }).id}/appointments`, window);
  expect([made.status, visit.status, visit.text]).toEqual([201, 201, visit.text]);
  await app.advance(5);
  const page = await open(`/c/${tokenIn((await app.tray()).at(-1))}`);
  await page.getByRole('heading', { name: 'Su cita' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  await page.getByText('Pedir otra hora').waitFor();
  await expectAccessible(page);

  const context = await browser.newContext({ viewport: PHONE, locale: 'es-MX' });
  const stranger = await context.newPage();
  await stranger.goto(`${app.url}/book/northside`);
  await stranger.getByRole('heading', { name: '¿En qué podemos ayudarle?' }).waitFor();
  await stranger.getByRole('button', { name: 'Enviar solicitud' }).click();
  await stranger.getByText('Escriba su nombre.').first().waitFor();
  await expectAccessible(stranger);
}, 120_000);
