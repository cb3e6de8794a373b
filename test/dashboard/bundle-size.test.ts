import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { createBuilder } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Gzipped script bytes a page may have (screens spec): a phone on one bar, and a desk. */
const BUDGET = { field: 20 * 1024, day: 20 * 1024, desk: 80 * 1024, settings: 80 * 1024, customer: 20 * 1024 } as const;
type PageName = keyof typeof BUDGET;
const PAGES = ['field', 'day', 'desk', 'settings', 'customer'] as const satisfies readonly PageName[];

let folder = '';

async function buildInto(outDir: string): Promise<void> {
  const builder = await createBuilder({
    configFile: path.resolve(import.meta.dirname, '../../dashboard/vite.config.ts'),
    build: { outDir },
  });
  await builder.buildApp();
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dashboard-'));
  await buildInto(path.join(folder, 'one'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = (...names: string[]) => readFile(path.join(folder, 'one', ...names));
const assetsOf = async (page: PageName): Promise<string[]> =>
  [...(await read(`${page}.html`)).toString().matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
    (match) => `${match[1]}`,
  );

test.each(PAGES)('%s is one script, one style sheet and an icon, in one flat folder', async (page) => {
  const assets = await assetsOf(page);
  expect(assets.map((asset) => path.extname(asset)).sort()).toEqual(['.css', '.js', '.svg']);
  for (const asset of assets) expect(asset).toMatch(/^\/assets\/[A-Za-z]+-[\w-]{8}\.(?:css|js|svg)$/);
});

test.each(PAGES)('%s keeps its budget', async (page) => {
  const script = (await assetsOf(page)).find((asset) => asset.endsWith('.js')) ?? '';
  const bytes = gzipSync(await read(script)).length;
  console.log(`${page}: ${bytes} of ${BUDGET[page]} bytes gzipped`);
  expect(bytes).toBeGreaterThan(1024);
  expect(bytes).toBeLessThanOrEqual(BUDGET[page]);
});

test.each(PAGES)('%s carries no schema library', async (page) => {
  const script = (await assetsOf(page)).find((asset) => asset.endsWith('.js')) ?? '';
  expect((await read(script)).toString()).not.toMatch(/ZodType|_zod\b|strictObject|safeParse/);
});

test.each(PAGES)('%s has nothing the content policy would refuse', async (page) => {
  const html = (await read(`${page}.html`)).toString();
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|https?:\/\/|\son\w+=/);
  const script = (await assetsOf(page)).find((asset) => asset.endsWith('.js')) ?? '';
  expect((await read(script)).toString()).not.toMatch(/\beval\(|new Function\(/);
});

test('every page and asset has its compressed form beside it', async () => {
  const names = await readdir(path.join(folder, 'one'), { recursive: true });
  const handedOut = names.filter((name) => /\.(?:html|js|css|svg)$/.test(name));
  expect(handedOut.length).toBeGreaterThanOrEqual(10);
  for (const name of handedOut) expect(brotliDecompressSync(await read(`${name}.br`))).toEqual(await read(name));
});

test('the same sources give the same bytes', async () => {
  await buildInto(path.join(folder, 'two'));
  const digest = async (build: string) => {
    const names = (await readdir(path.join(folder, build), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(path.join(folder, build), path.join(entry.parentPath, entry.name)))
      .sort();
    const hash = async (name: string) =>
      createHash('sha256')
        .update(await readFile(path.join(folder, build, name)))
        .digest('hex');
    return Promise.all(names.map(async (name) => [name, await hash(name)]));
  };
  expect(await digest('two')).toEqual(await digest('one'));
});
