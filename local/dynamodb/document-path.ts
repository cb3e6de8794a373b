import { type AttributeValue, attributeOf, type Item } from './attribute-value.ts';

/** Where in an item: attribute names and list positions, such as `['a', 'b', 0]` for `a.b[0]`. */
export type DocumentPath = Array<string | number>;

export function valueAt(item: Item, path: DocumentPath): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item };
  for (const step of path) {
    if (typeof step === 'number') value = value.L?.[step];
    else value = value.M && attributeOf(value.M, step);
    if (value === undefined) return undefined;
  }
  return value;
}

/** Steps and what is wanted below each; an empty tree means everything. */
type PathTree = Map<string | number, PathTree>;

function treeOf(paths: DocumentPath[]): PathTree {
  const root: PathTree = new Map();
  for (const path of paths) {
    let node = root;
    for (const step of path) {
      const next: PathTree = node.get(step) ?? new Map();
      node.set(step, next);
      node = next;
    }
  }
  return root;
}

function pickMembers(from: Item, tree: PathTree): Item {
  const picked: Item = {};
  for (const [step, below] of tree) {
    const value = typeof step === 'string' ? attributeOf(from, step) : undefined;
    const part = value && pick(value, below);
    if (part) picked[step] = part;
  }
  return picked;
}

function pick(value: AttributeValue, tree: PathTree): AttributeValue | undefined {
  if (tree.size === 0) return value;
  if (value.M) {
    const M = pickMembers(value.M, tree);
    return Object.keys(M).length > 0 ? { M } : undefined;
  }
  const list = value.L;
  if (!list) return undefined;
  const positions = [...tree].sort(([a], [b]) => Number(a) - Number(b));
  const L = positions.flatMap(([step, below]) => {
    const member = typeof step === 'number' ? list[step] : undefined;
    return (member && pick(member, below)) ?? [];
  });
  return L.length > 0 ? { L } : undefined;
}

/** Only what the paths name, in its place; list members close up, as DynamoDB answers a projection. */
export function project(item: Item, paths: DocumentPath[]): Item {
  return pickMembers(item, treeOf(paths));
}
