import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createBuilder, type ESTree, parseAst } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

/*
 * An entry names its style sheets one by one, and what it forgets breaks nothing that a test of behaviour or of
 * accessibility would see. So each class that the built script of a page sets has a rule in the built style sheet that
 * the page links.
 */

const PAGES = ['field', 'day', 'desk', 'settings', 'customer'] as const;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dashboard-styles-'));
  const configFile = path.resolve(import.meta.dirname, '../../dashboard/vite.config.ts');
  await (await createBuilder({ configFile, build: { outDir: folder } })).buildApp();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = async (name: string): Promise<string> => (await readFile(path.join(folder, name))).toString();
const linked = async (page: string, kind: 'js' | 'css'): Promise<string> => {
  const names = (await read(`${page}.html`)).matchAll(new RegExp(`"(/assets/[^"]+\\.${kind})"`, 'g'));
  return (await Promise.all([...names].map(([, name = '']) => read(name)))).join('\n');
};

/** A class that is set: its whole name, or how it begins where the rest is computed. */
interface Used {
  name: string;
  isWhole: boolean;
}

type Node = ESTree.Node;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** Every value of `class` in the properties of an element: the second argument of the function that makes one. */
function usedIn(script: string): Used[] {
  const used: Used[] = [];
  const left: Node[] = [parseAst(script)];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    left.push(...childrenOf(node));
    const properties = node.type === 'CallExpression' ? node.arguments[1] : undefined;
    if (properties?.type !== 'ObjectExpression') continue;
    for (const each of properties.properties)
      if (each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === 'class')
        used.push(...valuesOf(each.value));
  }
  return used;
}

/** What an expression can come to, as far as it is written there; what a variable holds is not. */
function valuesOf(node: Node): Used[] {
  const whole = { before: false, after: false };
  switch (node.type) {
    case 'ConditionalExpression':
      return [...valuesOf(node.consequent), ...valuesOf(node.alternate)];
    case 'LogicalExpression':
      return [...valuesOf(node.left), ...valuesOf(node.right)];
    case 'Literal':
      return typeof node.value === 'string' ? wordsOf(node.value, whole) : [];
    case 'TemplateLiteral':
      return [
        ...node.quasis.flatMap(({ value }, index) =>
          wordsOf(value.cooked ?? '', { before: index > 0, after: index < node.quasis.length - 1 }),
        ),
        ...node.expressions.flatMap(valuesOf),
      ];
    default:
      return [];
  }
}

/** The words of a text; `before` and `after`: something computed touches it there. */
function wordsOf(text: string, { before, after }: { before: boolean; after: boolean }): Used[] {
  const words = text.split(/\s+/);
  return words.flatMap((name, index) => {
    const isEnding = before && index === 0;
    const isBeginning = after && index === words.length - 1;
    return name === '' || isEnding ? [] : [{ name, isWhole: !isBeginning }];
  });
}

/** The classes that a style sheet has rules for. */
const styledIn = (sheet: string): Set<string> =>
  new Set(
    [...sheet.replaceAll(/url\([^)]*\)|"[^"]*"/g, '').matchAll(/\.(-?[a-z_][\w-]*)/gi)].map(([, name = '']) => name),
  );

const isStyled = ({ name, isWhole }: Used, styled: ReadonlySet<string>): boolean =>
  isWhole ? styled.has(name) : [...styled].some((each) => each.startsWith(name));

test.each(PAGES)('%s links a rule for each class that it sets', async (page) => {
  const used = usedIn(await linked(page, 'js'));
  const styled = styledIn(await linked(page, 'css'));
  expect(used.length).toBeGreaterThan(30);
  const missing = new Set(used.filter((each) => !isStyled(each, styled)).map(({ name }) => name));
  expect([...missing].toSorted()).toEqual([]);
});

test.each(PAGES)('%s links what its rules are measured and coloured with', async (page) => {
  const sheet = await linked(page, 'css');
  const script = await linked(page, 'js');
  const named = new Set([...sheet.matchAll(/var\((--[\w-]+)\)/g)].map(([, name = '']) => name));
  expect(named.size).toBeGreaterThan(20);
  // Set by the sheet, or on an element by the script.
  const unset = [...named].filter((name) => !sheet.includes(`${name}:`) && !script.includes(name));
  expect(unset).toEqual([]);
});
