import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Callout, startCallout } from '../support/start-callout.ts';
import { DESK, expectAccessible, openAsPersona, openBrowser, PHONE } from './open-browser.ts';

/* A manager writes what customers and the team get, in a browser; every view on the way is checked for accessibility. */

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

test('a text is written with fields, is put right where it is wrong, saved, restored, and tried on oneself', async () => {
  const ana = await openAsPersona(browser, app.url, 'ana', '/rules', DESK);
  await ana.getByRole('link', { name: 'On the way' }).waitFor();
  await expectAccessible(ana);
  await ana.getByRole('link', { name: 'On the way' }).click();
  await ana
    .getByText(/John Smith is on the way, arriving about/)
    .first()
    .waitFor();
  await expectAccessible(ana);

  const sms = ana.getByLabel('Text of the SMS');
  await sms.fill('Hello ');
  await ana.getByRole('button', { name: 'Technician’s name' }).click();
  expect(await sms.inputValue()).toBe('Hello {{ technician | default: "" }}');
  await ana.keyboard.type('a colleague');
  await ana.getByText('Northside Heating & Air: Hello John Smith').waitFor();
  await sms.fill('Hello {{ technician }}');
  await ana.getByRole('button', { name: 'Line 1, character 7:' }).click();
  expect(await ana.evaluate(() => getSelection()?.toString())).toBe('{{ technician }}');
  await expectAccessible(ana);
  await ana.keyboard.type('{{ technician | default: "a colleague" }}');
  await ana.getByRole('button', { name: 'Save the SMS' }).click();
  await ana.getByText('Saved as version 1.').waitFor();
  await ana.getByText('Your own text').waitFor();

  await ana.getByRole('button', { name: 'Back to the default text' }).click();
  await ana.getByText('Saved as version 2.').waitFor();
  await ana.getByText('Earlier versions of the SMS').click();
  await ana.getByRole('button', { name: 'Put version 1 into the field' }).click();
  expect(await sms.inputValue()).toBe('Hello {{ technician | default: "a colleague" }}');
  await ana.getByRole('button', { name: 'Play it with three technicians' }).click();
  await ana.getByText('10 steps, 1 message to the customer.').waitFor();
  await ana.getByText('Once an appointment, whoever taps.').click();
  await expectAccessible(ana);
  await ana.getByRole('button', { name: 'Send me the SMS' }).click();
  await ana.getByText('On its way to you.').waitFor();
  await app.advance(0);
  expect((await app.tray()).at(-1)?.text).toBe('Northside Heating & Air: Hello John Smith');
});

test('a code of the account’s own is added, told of by a rule, and shown in the matrix', async () => {
  const ana = await openAsPersona(browser, app.url, 'ana', '/status-codes', DESK);
  await ana.getByLabel('Code', { exact: true }).fill('waiting for parts');
  await ana.getByLabel('Label', { exact: true }).fill('Waiting for parts');
  await ana.getByRole('button', { name: 'Add code' }).click();
  await ana.getByText('WAITING_FOR_PARTS is saved.').waitFor();
  await expectAccessible(ana);
  await ana.goto(new URL('/rules/new', app.url).href);
  await ana.getByLabel('Name', { exact: true }).fill('Parts');
  await ana.getByLabel('When', { exact: true }).selectOption({ label: 'Status code: Waiting for parts' });
  await ana.getByLabel('How often').selectOption({ label: 'Every time' });
  await ana.getByText(/three technicians who set out/).waitFor();
  await expectAccessible(ana);
  await ana.getByRole('button', { name: 'Add rule' }).click();
  await ana
    .getByText(/Waiting for parts: your appointment of/)
    .first()
    .waitFor();
  await ana.goto(new URL('/status-codes', app.url).href);
  await ana.getByRole('link', { name: 'Parts', exact: true }).waitFor();
});

test.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)(
  'a page is said in the account’s own words, which cannot do without its link: %s',
  async (where, viewport) => {
    const words = `${where} {{ number }}: {{ how_to_answer | default: "" }}`;
    const ana = await openAsPersona(browser, app.url, 'ana', '/texts', viewport);
    await ana.getByRole('link', { name: 'Page to whoever is on call' }).waitFor();
    await expectAccessible(ana);
    await ana.getByRole('link', { name: 'Page to whoever is on call' }).click();
    const sms = ana.getByLabel('Text of the SMS');
    await sms.fill(words);
    await ana.getByText('Must have {{ link }}').waitFor();
    await ana.getByRole('button', { name: 'Save the SMS' }).click();
    await ana.getByRole('alert').getByText('Must have {{ link }}').waitFor();
    await expectAccessible(ana);
    await sms.fill(`${words} {{ link }}`);
    await ana.getByText(`${where} 4821: Reply 1 7301 to accept, 2 7301 to pass. http`).waitFor();
    await ana.getByText('1 segment, GSM-7').waitFor();
    await ana.getByRole('button', { name: 'Save the SMS' }).click();
    await ana.getByText('Your own text').waitFor();
    await ana.getByText('Earlier versions of the SMS').click();
    await ana.getByText(`${words} {{ link }}`).last().waitFor();
    await expectAccessible(ana);
    await ana.getByRole('link', { name: 'Back to the texts' }).click();
    await ana.getByText('Own words: English SMS').waitFor();
  },
);
