import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { type Callout, startCallout } from '../support/start-callout.ts';
import { DESK, openAsPersona, openBrowser, PHONE } from './open-browser.ts';

/*
 * Takes the README's pictures from the real thing: a night of calls is played on a virtual clock, then the board and a
 * technician's phone are photographed. Run by hand after the screens changed: node test/browser/take-pictures.ts
 */

const FOLDER = path.resolve(import.meta.dirname, '../../docs/images');
/** Bytes a picture may have: the README has to load on a phone, too. */
const MOST_BYTES = 200 * 1024;

const CALLS = {
  expired: {
    name: 'Omar Haddad',
    phone: '312 555 0171',
    address: '18 S Ada St, Chicago',
    summary: 'Water heater leaks',
  },
  assigned: {
    name: 'June Park',
    phone: '312 555 0172',
    address: '951 N Damen Ave, Chicago',
    summary: 'Smell of gas at the boiler',
  },
  second: {
    name: 'Lou Becker',
    phone: '312 555 0173',
    address: '4 E Ohio St, Chicago',
    summary: 'AC drips through the ceiling',
  },
  first: {
    name: 'Maria Lopez',
    phone: '312 555 0190',
    address: '1200 W Lake St, Chicago',
    summary: 'No heat, furnace short-cycling',
  },
} as const;

async function start(agent: Page, call: keyof typeof CALLS, note = ''): Promise<string> {
  const answer = await agent.request.post(new URL('/v1/escalations', agent.url()).href, {
    data: { call: CALLS[call], note },
  });
  if (answer.status() !== 201) throw new Error(`no escalation was started: ${answer.status()} ${await answer.text()}`);
  // The contract's answer; only the number is read.
  return ((await answer.json()) as { number: string }).number;
}

/** Lets a night go by until all four kinds of cards are there; answers the number of the call that pages John. */
async function playNight(app: Callout, agent: Page, john: Page): Promise<string> {
  await start(agent, 'expired');
  // Two steps of five minutes, the fallback's, and some.
  await app.advance(40 * 60);
  const accepted = await start(agent, 'assigned');
  await app.advance(90);
  const answer = await john.request.post(new URL(`/v1/escalations/${accepted}/accept`, john.url()).href, {
    headers: { 'content-type': 'application/json' },
  });
  if (!answer.ok()) throw new Error(`nobody accepted: ${answer.status()} ${await answer.text()}`);
  await app.advance(4 * 60);
  await start(agent, 'second');
  await app.advance(6 * 60 + 30);
  const number = await start(agent, 'first', 'Baby in the house. Side door, the bell does not work.');
  await app.advance(48);
  return number;
}

async function take(page: Page, name: string): Promise<void> {
  const file = path.join(FOLDER, name);
  await page.screenshot({ path: file });
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new Error(`${name} has ${size} bytes, and may have ${MOST_BYTES}`);
  console.log(`${name}: ${size} bytes`);
}

const [app, browser] = await Promise.all([startCallout({ clock: 'virtual' }), openBrowser()]);
try {
  await mkdir(FOLDER, { recursive: true });
  const now = await app.now();
  // On to one in the morning in Chicago, 06:00 UTC in June.
  await app.advance((30 - now.getUTCHours()) * 3600);
  const agent = await openAsPersona(browser, app.url, 'alex', '/after-hours', DESK);
  const john = await openAsPersona(browser, app.url, 'john', '/your-calls', PHONE);
  const number = await playNight(app, agent, john);

  await john.emulateMedia({ colorScheme: 'dark' });
  await john.goto(new URL(`/e/${number}`, app.url).href);
  await john.getByText(/You have \d:\d\d/).waitFor();
  await take(john, 'field-phone-dark.png');

  const dee = await openAsPersona(browser, app.url, 'dee', '/board', DESK);
  await dee.emulateMedia({ colorScheme: 'light' });
  await dee.locator('#expired').getByText(CALLS.expired.summary).waitFor();
  await take(dee, 'board-desk-light.png');
} finally {
  await browser.close();
  await app.stop();
}
