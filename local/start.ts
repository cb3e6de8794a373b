/*
 * `npm start`: the whole of Callout on this machine. Reads PORT (default 3000), DATA_DIR (default .local) and CLOCK
 * (`real`, or `virtual` for a clock that stands still until it is moved), and prints one line when it serves. Killed at
 * any moment, the next start goes on where it was.
 */
import path from 'node:path';

const NODE_MAJOR = 24;

/** What people are told when it cannot start: the reason and what to do, no stack trace. */
function giveUp(message: string): never {
  console.error(message);
  process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR)
  giveUp(
    `Callout runs on Node ${NODE_MAJOR}; this is Node ${process.versions.node}. ` +
      'Run "npm ci" and then "npm start": it brings its own Node.',
  );

const { PORT = '3000', DATA_DIR = '.local', CLOCK = 'real' } = process.env;
const port = Number(PORT);
if (!Number.isInteger(port) || port < 0 || port > 65_535) giveUp(`PORT must be a port number, not "${PORT}".`);
if (CLOCK !== 'real' && CLOCK !== 'virtual') giveUp(`CLOCK must be "real" or "virtual", not "${CLOCK}".`);

// Half of a start is reading its own code: compiled, it is kept for the next one, by each file's content.
const { enableCompileCache, flushCompileCache } = await import('node:module');
enableCompileCache(path.join(import.meta.dirname, '../dist/compiled'));

// Loaded only now: an older Node could not even read these files' imports.
const { buildDashboard, DASHBOARD_DIR } = await import('./dashboard-build.ts');
const { startRuntime } = await import('./runtime.ts');

try {
  if ((await buildDashboard()) === 'built') console.log('The dashboard was built.');
} catch (error) {
  // The last build, if there is one, is still in place, and everything else works without.
  console.error('The dashboard could not be built:', error instanceof Error ? error.message : error);
}

const runtime = await startRuntime({
  ...{ port, dataDir: DATA_DIR, clock: CLOCK, seed: 'demo', dashboardDir: DASHBOARD_DIR },
}).catch((error: unknown) => giveUp(reasonOf(error)));

console.log(`  Sign in as anybody, read every text and email: ${runtime.url}/local/tray`);
console.log(`Callout is ready on ${runtime.url}`);
// Now rather than at the end, which may be a kill.
flushCompileCache();

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    // Asked twice: somebody is in a hurry, and nothing is lost either way.
    if (stopping) process.exit(1);
    stopping = true;
    void runtime.close().then(() => process.exit(0));
  });

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`;
  if (/in use by another process/.test(error.message))
    return `${error.message} Is Callout running already? Stop it, or choose another folder: DATA_DIR=.local-2 npm start`;
  return error.stack ?? error.message;
}
