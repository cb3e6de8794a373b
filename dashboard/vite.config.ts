import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type BuildEnvironmentOptions, defineConfig } from 'vite';

/*
 * Builds the dashboard's pages into `dist/dashboard`: `field.html`, `desk.html` and so on, `assets/` and
 * `.vite/manifest.json`, and beside each page and asset its compressed form (`.br`), which the web function hands out as it is.
 * Each page is built on its own, so that it needs one script and one style sheet and never a chunk shared with the
 * other: on a weak connection at night every further request counts. The same sources give the same bytes.
 */

const PAGES = ['field', 'day', 'desk', 'settings', 'customer'] as const;
const root = import.meta.dirname;
const outDir = path.resolve(root, '../dist/dashboard');

const page = (name: (typeof PAGES)[number]): { consumer: 'client'; build: BuildEnvironmentOptions } => ({
  consumer: 'client',
  build: {
    emptyOutDir: false,
    manifest: `.vite/${name}.json`,
    // Technicians' phones are known; a customer's may be from 2016, which gets no browser after these.
    ...(name === 'customer' ? { cssTarget: ['safari15.4', 'chrome99', 'firefox97'] } : {}),
    rolldownOptions: { input: path.join(root, `${name}.html`) },
  },
});

/** Compresses once, as hard as it goes, what is handed out many times. */
async function compress(folder: string): Promise<void> {
  for (const name of (await readdir(folder, { recursive: true })).filter((each) =>
    /\.(?:html|js|css|svg)$/.test(each),
  )) {
    const file = path.join(folder, name);
    const body = await readFile(file);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    await writeFile(`${file}.br`, brotliCompressSync(body, { params }));
  }
}

export default defineConfig({
  root,
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  // Always the production build: who starts it, a test run or a person, may not change the bytes.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    outDir,
    target: 'es2022',
    // One flat folder: the gateway's route for assets has a single segment.
    assetsDir: 'assets',
    // The content policy allows no data: style or script, and a favicon should be cached like the rest.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  environments: Object.fromEntries(PAGES.map((name) => [name, page(name)])),
  builder: {
    async buildApp(builder) {
      const target = builder.config.build.outDir;
      await rm(target, { recursive: true, force: true });
      const manifest: Record<string, unknown> = {};
      for (const name of PAGES) {
        const environment = builder.environments[name];
        if (environment === undefined) throw new Error(`no build environment ${name}`);
        await builder.build(environment);
        const part = path.join(environment.config.build.outDir, `.vite/${name}.json`);
        Object.assign(manifest, JSON.parse(await readFile(part, 'utf8')));
        await rm(part);
      }
      await compress(target);
      // Last: whoever finds it, finds a whole build.
      await writeFile(path.join(target, '.vite/manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    },
  },
});
