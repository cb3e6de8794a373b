import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';

/*
 * `npm test`: runs vitest (on everything, or on what is named behind `--`) and prints as its last line what a gate can
 * read: `N passed, N failed`. A file that cannot even be loaded counts as a failure. Exits 0 only if nothing failed.
 */
const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

const folder = await mkdtemp(path.join(tmpdir(), 'callout-test-'));
const file = path.join(folder, 'report.json');
const vitest = path.resolve(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const flags = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
const child = spawn(process.execPath, [vitest, ...flags, ...process.argv.slice(2)], { stdio: 'inherit' });
const code = await new Promise<number>((resolve) => child.on('exit', (exit) => resolve(exit ?? 1)));

const report = await readFile(file, 'utf8').then(
  (text) => Report.parse(JSON.parse(text)),
  () => undefined,
);
await rm(folder, { recursive: true, force: true });

const passed = report?.numPassedTests ?? 0;
const unloaded = (report?.testResults ?? []).filter(
  ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
).length;
// Vitest may fail as a whole (an unhandled error, no tests at all) while every test passed.
const failed = Math.max((report?.numFailedTests ?? 0) + unloaded, code === 0 ? 0 : 1);
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
