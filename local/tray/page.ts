import { readFileSync } from 'node:fs';
import { FAULT_BEHAVIOURS, type FaultBehaviour } from './faults.ts';

/**
 * The tray's page and its static files, for the local server to answer with. They are read at each request: a change
 * shows after a reload. Nothing of it is deployed.
 */
export interface PageAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The files beside this one that the page loads, under `/local/tray/`. */
const ASSETS: Record<string, string> = {
  'tray.css': 'text/css; charset=utf-8',
  'devices.css': 'text/css; charset=utf-8',
  'tray.js': 'text/javascript; charset=utf-8',
  'devices.js': 'text/javascript; charset=utf-8',
  'message.js': 'text/javascript; charset=utf-8',
  'controls.js': 'text/javascript; charset=utf-8',
  'local-api.js': 'text/javascript; charset=utf-8',
  'element.js': 'text/javascript; charset=utf-8',
};

const ALWAYS = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** Nothing from elsewhere and nothing inline: a message shown here can bring neither script nor picture of its own. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** How the page words each behaviour. */
const BEHAVIOUR_WORDS: Record<FaultBehaviour, string> = {
  throttle: 'Throttled: refused for now',
  error_before: 'Server error, nothing sent',
  error_after: 'Server error, though it was sent',
  timeout_before: 'Connection lost, nothing sent',
  timeout_after: 'Connection lost, though it was sent',
  refused: 'Refused for good',
  opted_out: 'Accepted, then: opted out',
  invalid_number: 'Wrong number or address',
  spend_limit: 'Spending or daily limit reached',
  slow: 'Sent, but the answer is slow',
  receipt_never: 'Sent, the receipt never comes',
  receipt_late: 'Sent, the receipt is 20 min late',
  receipt_early: 'Sent, the receipt overtakes the answer',
  receipt_twice: 'Sent, the receipt comes twice',
};

/** Answers GET /local/tray. */
export function trayPage(): PageAnswer {
  const options = FAULT_BEHAVIOURS.map((name) => `<option value="${name}">${BEHAVIOUR_WORDS[name]}</option>`).join('');
  return {
    status: 200,
    headers: {
      ...ALWAYS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
    },
    body: read('tray.html').replace('<!-- behaviours -->', options),
  };
}

/** Answers GET of a file of the page by its path, such as `/local/tray/tray.css`; undefined: there is none. */
export function trayAsset(path: string): PageAnswer | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const type = Object.hasOwn(ASSETS, name) && path === `/local/tray/${name}` ? ASSETS[name] : undefined;
  return type === undefined
    ? undefined
    : { status: 200, headers: { ...ALWAYS, 'content-type': type }, body: read(name) };
}

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
