import { afterAll, expect, test } from 'vitest';
import type { TrayItem } from '../../local/tray/tray.ts';
import { type Callout, startCallout } from './start-callout.ts';

/** A message as a journey expects it; what is left out may be anything. */
export interface Expected {
  to: string;
  class: TrayItem['class'];
  /** Found in the text (or the subject, of an email). */
  says?: string | RegExp;
}

/** The messages of a run, taken note of in order: what a journey does not expect makes it fail. */
export interface Mail {
  /** Exactly these have been sent since the last look, in any order; answers with them in the order given. */
  expect(...expected: Expected[]): Promise<TrayItem[]>;
  /** Whatever has been sent since the last look: for journeys in which chance decides how often. */
  take(): Promise<TrayItem[]>;
}

type Walk = (app: Callout, mail: Mail) => Promise<void>;

/** Kills, restarts and an hour of minutes take their time on a busy machine. */
const LONGEST_MS = 120_000;

/** What the Callout of a test file is started with beside its own settings. */
let environment: Record<string, string> = {};
let startsAt: string | undefined;
/** Sets environment variables for the journeys of this file; called before the first. */
export function journeysWith(env: Record<string, string>): void {
  environment = env;
}

/** Lets the clock of the one journey of this file begin at another time; called before it. */
export function journeyFrom(instant: string): void {
  startsAt = instant;
}

/** The file's one Callout, emptied before each journey; one in which a journey failed is not used again. */
let running: Callout | undefined;

/**
 * A journey: one promise of the product, over the whole of it, on a virtual clock. It fails on a message nobody
 * expected and on anything that a healthy run does not log.
 */
export function journey(promise: string, walk: Walk): void;
/** `logs`: what this journey is about to make the system log, and nothing else. */
export function journey(promise: string, expected: { logs: RegExp }, walk: Walk): void;
export function journey(promise: string, ...rest: [Walk] | [{ logs: RegExp }, Walk]): void {
  const [walk, logs] = rest.length === 1 ? [rest[0]] : [rest[1], rest[0].logs];
  test(promise, { timeout: LONGEST_MS }, async () => {
    const app = running ?? (await startCallout({ env: environment, ...(startsAt ? { startsAt } : {}) }));
    if (running) await app.reset();
    running = undefined;
    try {
      const mail = watch(app);
      await walk(app, mail);
      await mail.expect();
      expect(app.errors().filter((line) => !logs?.test(line))).toEqual([]);
      // What has been logged cannot be taken back: the next journey starts with a clean log.
      if (!logs) running = app;
    } finally {
      if (!running) await app.stop();
    }
  });
}

afterAll(() => running?.stop());

function watch(app: Callout): Mail {
  let seen = 0;
  const take = async () => {
    await app.advance(0);
    const items = (await app.tray()).slice(seen);
    seen += items.length;
    return items;
  };
  return {
    take,
    async expect(...expected) {
      const left = await take();
      const found = expected.map((each) => {
        const at = left.findIndex((item) => fits(item, each));
        return at < 0 ? undefined : left.splice(at, 1)[0];
      });
      const missing = expected.filter((_, at) => found[at] === undefined);
      expect({ missing, unexpected: left.map(brief) }).toEqual({ missing: [], unexpected: [] });
      return found.filter((item) => item !== undefined);
    },
  };
}

const said = ({ subject = '', text }: TrayItem) => `${subject}\n${text}`;
const brief = (item: TrayItem) => `${item.class} to ${item.to}: ${said(item)}`;

/** Whether a message is the one that is expected. */
export function fits(item: TrayItem, { to, class: wanted, says = '' }: Expected): boolean {
  if (item.to !== to || item.class !== wanted) return false;
  return typeof says === 'string' ? said(item).includes(says) : says.test(said(item));
}
