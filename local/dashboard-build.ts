import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/*
 * Builds the dashboard when its sources have changed since the last build, so that `npm start` shows what is in the
 * tree. The new build is made beside the old one and then put in its place: two starts at once do not disturb each other.
 */

const ROOT = path.resolve(import.meta.dirname, '..');
const CONFIG = path.join(ROOT, 'dashboard/vite.config.ts');
/** What the pages are made of: of the rest of the tree they import types only. */
const SOURCES = path.join(ROOT, 'dashboard');

export const DASHBOARD_DIR = path.join(ROOT, 'dist/dashboard');

/** Brings `dist/dashboard` up to date; does nothing when it is, or when there is no dashboard. Rejects with what vite says. */
export async function buildDashboard(): Promise<'built' | 'unchanged'> {
  if (!existsSync(CONFIG) || (await isFresh())) return 'unchanged';
  // What is shipped, whatever started us; the environment is this process's own.
  process.env.NODE_ENV = 'production';
  // Only a start that builds pays for loading the bundler.
  const { createBuilder } = await import('vite');
  const fresh = `${DASHBOARD_DIR}-${process.pid}`;
  const old = `${fresh}-old`;
  const part = { build: { outDir: fresh } };
  try {
    const builder = await createBuilder({
      configFile: CONFIG,
      ...part,
      environments: { field: part, desk: part, customer: part },
    });
    await builder.buildApp();
    if (existsSync(DASHBOARD_DIR)) await rename(DASHBOARD_DIR, old);
    await rename(fresh, DASHBOARD_DIR);
  } finally {
    for (const folder of [fresh, old]) await rm(folder, { recursive: true, force: true });
  }
  return 'built';
}

/** The manifest is written last: what is older than it is in the build. */
async function isFresh(): Promise<boolean> {
  const builtAt = await changedAt(path.join(DASHBOARD_DIR, '.vite/manifest.json'));
  const names = await readdir(SOURCES, { recursive: true });
  const changes = await Promise.all(names.map((name) => changedAt(path.join(SOURCES, name))));
  return builtAt > Math.max(...changes);
}

/** Epoch milliseconds; 0 for a file that is not there. */
const changedAt = async (file: string) => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
