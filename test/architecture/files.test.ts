import { expect, test } from 'vitest';
import { codeOf, SOURCES, sourcesIn } from './sources.ts';

const MOST_LINES = 250;
/** Tables of data: texts of a language, cases of a conformance suite. They may be as long as they are. */
const DATA = [/\/words\/[a-z]{2}\.ts$/, /\/words-[a-z]{2}\.ts$/, /^test\/.*\/conformance\/[\w-]+\.ts$/];

test(`no file has more than ${MOST_LINES} lines`, () => {
  const long = SOURCES.filter(({ path }) => !DATA.some((pattern) => pattern.test(path)))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES);
  expect(long).toEqual([]);
});

test('no file is a drawer or a barrel, and every name is in kebab case', () => {
  const drawer = /(^|\/)(utils?|helpers?|commons?|types|shared|misc|lib\/index|index)(\/|\.tsx?$)/;
  const paths = SOURCES.map(({ path }) => path);
  expect(paths.filter((path) => drawer.test(path))).toEqual([]);
  expect(paths.filter((path) => !/^[a-z0-9-]+(\/[a-z0-9-]+)*(\.[a-z]+)*\.tsx?$/.test(path))).toEqual([]);
});

test('no file only hands on what others export', () => {
  const barrels = SOURCES.filter((source) => {
    const lines = codeOf(source)
      .split('\n')
      .filter((line) => line.trim() !== '');
    return lines.length > 0 && lines.every((line) => /^export\s.*\sfrom\s/.test(line));
  });
  expect(barrels.map(({ path }) => path)).toEqual([]);
});

test('neither rules nor operations ask for the time or for chance: both are passed down', () => {
  const impure =
    /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bTemporal\.Now\b|\bperformance\.now\b|\brandom(Bytes|Int|UUID)\b/;
  const sources = [...sourcesIn('core'), ...sourcesIn('functions'), ...sourcesIn('statemachines')];
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((source) => impure.test(codeOf(source))).map(({ path }) => path)).toEqual([]);
});

test('only handlers read the environment of their process', () => {
  const readers = [...sourcesIn('core'), ...sourcesIn('functions'), ...sourcesIn('adapters')]
    .filter((source) => /\bprocess\.env\b/.test(codeOf(source)))
    .map(({ path }) => path);
  expect(readers.length).toBeGreaterThan(5);
  expect(readers.filter((path) => !path.endsWith('/handler.ts'))).toEqual([]);
});

test('words that the glossary has replaced are no names', () => {
  const replaced = /\b(rungs?|dispatch)\b/;
  const found = SOURCES.filter(({ path }) => !path.startsWith('test/architecture/')).flatMap((source) => {
    const name = replaced.exec(codeOf(source))?.[0];
    return name ? [`${source.path}: ${name}`] : [];
  });
  expect(found).toEqual([]);
});
