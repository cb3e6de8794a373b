import { trayAsset, trayPage } from '../tray/page.ts';
import type { ControlAnswer, ControlCall } from './control.ts';
import { json } from './control-input.ts';

/** Everything captured so far, oldest first; `?since=<id>` leaves out what the reader has. */
export function readTray({ world, url, headers }: ControlCall): ControlAnswer {
  const since = url.searchParams.get('since');
  const etag = `"${world.tray.version()}"`;
  if (headers['if-none-match'] === etag) return { statusCode: 304, headers: { etag } };
  const items = world.tray.list(since === null ? {} : { since });
  return json({ items }, { etag, 'cache-control': 'no-cache' });
}

/** The tray's page and its files; undefined for any other path. */
export function trayFiles({ pathname }: URL): ControlAnswer | undefined {
  const answer = /^\/local\/tray\/?$/.test(pathname) ? trayPage() : trayAsset(pathname);
  return answer && { statusCode: answer.status, headers: answer.headers, body: answer.body };
}
