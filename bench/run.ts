/*
 * `npm run bench`: runs every benchmark of this folder, one after another and each in a process of its own, and prints
 * one JSON with what each of them found, under its file's name. A benchmark that fails fails the run.
 */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const FOLDER = import.meta.dirname;
const OWN = path.basename(import.meta.filename);

const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.ts') && name !== OWN).toSorted();
const results: Record<string, unknown> = {};
for (const file of files) {
  console.error(`${file} …`);
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', path.join(FOLDER, file)]);
  results[path.basename(file, '.ts')] = JSON.parse(stdout);
}
const machine = {
  cpu: os.cpus()[0]?.model ?? 'unknown',
  cores: os.availableParallelism(),
  /** Of one minute: figures of a machine that is busy otherwise are too high. */
  loadAverage: os.loadavg()[0],
};
console.log(JSON.stringify({ node: process.version, machine, ...results }, null, 2));
