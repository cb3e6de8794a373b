import { AxeBuilder } from '@axe-core/playwright';
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

/** What is on screen has no accessibility violation in either theme, and fits 320 px without sideways scroll. */
export async function expectAccessible(page: Page): Promise<void> {
  const viewport = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${colorScheme} ${id} ${target}`));
    expect(found).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
  if (viewport !== null) await page.setViewportSize(viewport);
}
