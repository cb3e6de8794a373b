import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import type { Callout } from '../support/start-callout.ts';
import { expectAccessible } from './open-browser.ts';

/** What a message to somebody says, the newest after the first `skip` of the tray; waits until it has been sent. */
export const messageTo = (app: Callout, to: string, pattern: RegExp, skip = 0): Promise<RegExpExecArray> =>
  vi.waitFor(
    async () => {
      const found = (await app.tray())
        .slice(skip)
        .filter((item) => item.to === to)
        .map((item) => pattern.exec(item.text))
        .findLast((match) => match !== null);
      if (!found) throw new Error(`no message to ${to} with ${pattern}`);
      return found;
    },
    { timeout: 15_000, interval: 100 },
  );

/** Signs in wherever the login view is, as somebody does who copies the code out of the message. */
export async function signIn(app: Callout, page: Page, identifier: string): Promise<void> {
  await page.getByLabel('Email or phone').fill(identifier);
  await expectAccessible(page);
  const { length: earlier } = await app.tray();
  await page.getByRole('button', { name: 'Send code' }).click();
  await page.getByLabel('Code', { exact: true }).waitFor();
  await expectAccessible(page);
  const [code] = await messageTo(app, identifier, /\b\d{8}\b/, earlier);
  await page.getByLabel('Code', { exact: true }).fill(code ?? '');
}
