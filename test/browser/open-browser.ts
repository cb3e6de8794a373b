import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type * as axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Opens the Chromium that comes as a package; where that cannot run, the one that CHROME_PATH names. Its own default
 * arguments are left away: they switch web security off, which these tests are also about.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH ?? (await packagedChromium());
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

async function packagedChromium(): Promise<string> {
  const { default: packaged } = await import('@sparticuz/chromium');
  try {
    return await packaged.executablePath();
  } catch (error) {
    throw new Error('no Chromium runs here: set CHROME_PATH to one', { cause: error });
  }
}

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 800 };

/** Somebody's own browser: no cookie of anybody else in it. */
export const openContext = (browser: Browser, viewport: { width: number; height: number }): Promise<BrowserContext> =>
  browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'en-US' });

/** The ids of the demo's people: numbered in the order of the seed. */
const DEMO_ORDER = ['ana', 'dee', 'john', 'brian', 'alex'] as const;
export type Persona = (typeof DEMO_ORDER)[number];

/** A page of somebody of the demo, signed in by the local persona switcher. */
export async function openAsPersona(
  browser: Browser,
  url: string,
  persona: Persona,
  path: string,
  viewport: { width: number; height: number },
): Promise<Page> {
  const context = await openContext(browser, viewport);
  const personId = `per_${String(DEMO_ORDER.indexOf(persona) + 1).padStart(26, '0')}`;
  const answer = await context.request.post(new URL('/local/session', url).href, { data: { personId } });
  if (!answer.ok()) throw new Error(`nobody could be signed in as ${persona}: ${answer.status()}`);
  const page = await context.newPage();
  await page.goto(new URL(path, url).href);
  return page;
}

/** What is on screen has no accessibility violation in either theme, and fits 320 px without sideways scroll. */
export async function expectAccessible(page: Page): Promise<void> {
  const viewport = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await violationsOn(page)).map((found) => `${colorScheme} ${found}`)).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
  if (viewport !== null) await page.setViewportSize(viewport);
}

const AXE = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Each rule of axe that something on screen breaks, with what it is. */
async function violationsOn(page: Page): Promise<string[]> {
  // It would not look into one.
  expect(page.frames()).toHaveLength(1);
  // Read once a document: it is half a megabyte, and a view is looked at in two themes, often several times.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    // What the script that was read just now leaves there.
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await checker.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`));
  });
}
