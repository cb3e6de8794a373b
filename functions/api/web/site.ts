import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the built dashboard, as it is handed out. */
export interface SiteFile {
  body: Buffer;
  type: string;
  etag: string;
  encoding?: 'br';
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  webmanifest: 'application/manifest+json',
};

/** One plain file name: no folder, no hidden file, nothing that leads out. */
const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Paths with an entry of their own; all others are the desk's. */
const ENTRIES: readonly (readonly [RegExp, string])[] = [
  [/^\/e\//, 'field'],
  [/^\/my-day$/, 'day'],
  [/^\/(?:c|book)\//, 'customer'],
  [/^\/(?:people|schedules|plans|rules|texts|status-codes|channels|account)(?:\/|$)/, 'settings'],
];

/** The page of the dashboard that shows a path. */
export const entryOf = (path: string): string => ENTRIES.find(([paths]) => paths.test(path))?.[1] ?? 'desk';

/**
 * The built dashboard in a folder. Files are read once and kept: they do not change while a function lives. Beside a
 * file may lie its compressed form, made when it was built (`<name>.br`).
 */
export function openSite(folder: string) {
  const kept = new Map<string, SiteFile>();

  const load = async (path: string, encoding?: 'br'): Promise<SiteFile | undefined> => {
    const body = await readFile(join(folder, encoding ? `${path}.${encoding}` : path)).catch(() => undefined);
    if (!body) return undefined;
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    return { body, type, etag, ...(encoding ? { encoding } : {}) };
  };

  const keep = async (path: string, encoding?: 'br') => {
    const id = `${path} ${encoding ?? ''}`;
    const found = kept.get(id) ?? (await load(path, encoding));
    // Only what exists is kept: names that do not are without number.
    if (found) kept.set(id, found);
    return found;
  };

  const read = async (path: string, acceptsBrotli: boolean) =>
    (acceptsBrotli ? await keep(path, 'br') : undefined) ?? keep(path);

  return {
    asset: async (name: string, acceptsBrotli: boolean) =>
      NAME.test(name) ? read(`assets/${name}`, acceptsBrotli) : undefined,
    /** The page that a path shows, with nothing in it yet. */
    shell: (path: string, acceptsBrotli: boolean) => read(`${entryOf(path)}.html`, acceptsBrotli),
  };
}

export type Site = ReturnType<typeof openSite>;
