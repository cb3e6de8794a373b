/**
 * A small model of what the AWS developer guide says of conditions and updates. It knows nothing of the engine: it works
 * on plain values and on trees, never on the text of an expression.
 */
export type Plain = null | boolean | number | string | Plain[] | Set<string> | { [name: string]: Plain };
export type Doc = Record<string, Plain>;
type Wire = Record<string, unknown>;

const isMap = (value: Plain | undefined): value is { [name: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Set);

export function wire(value: Plain): Wire {
  if (value === null) return { NULL: true };
  if (typeof value === 'boolean') return { BOOL: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'string') return { S: value };
  if (Array.isArray(value)) return { L: value.map(wire) };
  if (value instanceof Set) return { SS: [...value] };
  return { M: Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wire(member)])) };
}

/** A text that two values share exactly when DynamoDB calls them equal; it begins with their type. */
function canonical(value: Plain): string {
  if (value instanceof Set) return `SS${JSON.stringify([...value].sort())}`;
  if (Array.isArray(value)) return `L[${value.map(canonical).join()}]`;
  if (isMap(value)) {
    const members = Object.keys(value).sort();
    return `M{${members.map((name) => `${name}:${canonical(value[name] ?? null)}`).join()}}`;
  }
  return `${value === null ? 'NULL' : typeof value}${JSON.stringify(value)}`;
}

export type Path = Array<string | number>;

function find(from: Doc, where: Path): Plain | undefined {
  let value: Plain | undefined = from;
  for (const step of where) {
    if (typeof step === 'number') value = Array.isArray(value) ? value[step] : undefined;
    else value = isMap(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

export type Operand = { path: Path } | { value: Plain } | { size: Path };
const utf8 = (value: string) => Buffer.from(value);

function sizeOf(value: Plain | undefined): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  if (value instanceof Set) return value.size;
  return isMap(value) ? Object.keys(value).length : undefined;
}
function worth(from: Doc, one: Operand): Plain | undefined {
  if ('path' in one) return find(from, one.path);
  return 'size' in one ? sizeOf(find(from, one.size)) : one.value;
}
export type Cond =
  | { op: 'and' | 'or'; of: [Cond, Cond] }
  | { op: 'not'; of: [Cond] }
  | { op: '=' | '<>'; a: Operand; b: Operand }
  | { op: '<' | '<=' | '>' | '>='; a: Operand; b: Operand }
  | { op: 'in'; a: Operand; choices: Operand[] }
  | { op: 'between'; a: Operand; low: Operand; high: Operand }
  | { op: 'exists' | 'absent'; path: Path }
  | { op: 'type'; path: Path; type: string }
  | { op: 'begins'; path: Path; prefix: string }
  | { op: 'contains'; path: Path; part: Plain };

function order(a: Plain | undefined, b: Plain | undefined): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(utf8(a), utf8(b));
  return undefined;
}
const equal = (a: Plain | undefined, b: Plain | undefined) =>
  a !== undefined && b !== undefined && canonical(a) === canonical(b);
const ORDERS = {
  '<': (by: number) => by < 0,
  '<=': (by: number) => by <= 0,
  '>': (by: number) => by > 0,
  '>=': (by: number) => by >= 0,
};
function ordered(op: keyof typeof ORDERS, a: Plain | undefined, b: Plain | undefined): boolean {
  const by = order(a, b);
  return by !== undefined && ORDERS[op](by);
}

export function modelHolds(from: Doc, cond: Cond): boolean {
  switch (cond.op) {
    case 'and':
      return cond.of.every((part) => modelHolds(from, part));
    case 'or':
      return cond.of.some((part) => modelHolds(from, part));
    case 'not':
      return !modelHolds(from, cond.of[0]);
    case '=':
      return equal(worth(from, cond.a), worth(from, cond.b));
    case '<>':
      return !equal(worth(from, cond.a), worth(from, cond.b));
    case 'in':
      return cond.choices.some((choice) => equal(worth(from, cond.a), worth(from, choice)));
    case 'between':
      return (
        ordered('>=', worth(from, cond.a), worth(from, cond.low)) &&
        ordered('<=', worth(from, cond.a), worth(from, cond.high))
      );
    case 'exists':
      return find(from, cond.path) !== undefined;
    case 'absent':
      return find(from, cond.path) === undefined;
    case 'type': {
      const value = find(from, cond.path);
      return value !== undefined && Object.keys(wire(value))[0] === cond.type;
    }
    case 'begins': {
      const value = find(from, cond.path);
      return typeof value === 'string' && value.indexOf(cond.prefix) === 0;
    }
    case 'contains': {
      const value = find(from, cond.path);
      if (typeof value === 'string') return typeof cond.part === 'string' && value.includes(cond.part);
      if (value instanceof Set) return typeof cond.part === 'string' && value.has(cond.part);
      return Array.isArray(value) && value.some((member) => equal(member, cond.part));
    }
    default:
      return ordered(cond.op, worth(from, cond.a), worth(from, cond.b));
  }
}

export type Source =
  | { value: Plain }
  | { copy: Path }
  | { sum: [Path, number] }
  | { orElse: [Path, Plain] }
  | { append: [Path, Plain[]] };
export type Clause =
  | { op: 'SET'; path: Path; from: Source }
  | { op: 'REMOVE'; path: Path }
  | { op: 'ADD'; path: Path; by: number | Set<string> }
  | { op: 'DELETE'; path: Path; by: Set<string> };

class Refused extends Error {}

function sourceValue(from: Doc, what: Source): Plain {
  if ('value' in what) return what.value;
  if ('orElse' in what) {
    const value = find(from, what.orElse[0]);
    return value === undefined ? what.orElse[1] : value;
  }
  const value = find(from, 'copy' in what ? what.copy : 'sum' in what ? what.sum[0] : what.append[0]);
  if (value === undefined) throw new Refused();
  if ('copy' in what) return value;
  if ('sum' in what) {
    if (typeof value !== 'number') throw new Refused();
    return value + what.sum[1];
  }
  if (!Array.isArray(value)) throw new Refused();
  return [...value, ...what.append[1]];
}

/** What the attribute becomes; undefined for its removal. */
function clauseValue(from: Doc, one: Clause): Plain | undefined {
  if (one.op === 'SET') return sourceValue(from, one.from);
  const value = find(from, one.path);
  if (one.op === 'REMOVE') return undefined;
  if (value === undefined) return one.op === 'ADD' ? one.by : undefined;
  if (typeof one.by === 'number') {
    if (typeof value !== 'number') throw new Refused();
    return value + one.by;
  }
  if (!(value instanceof Set)) throw new Refused();
  const { by } = one;
  const after = new Set(one.op === 'ADD' ? [...value, ...by] : [...value].filter((member) => !by.has(member)));
  return after.size > 0 ? after : undefined;
}

const GONE = Symbol('gone');

export function modelUpdate(before: Doc, clauses: Clause[]): Doc | 'refused' {
  try {
    const after = structuredClone(before);
    const lists = new Map<Plain[], Map<number, Plain | typeof GONE>>();
    for (const one of clauses) {
      const value = clauseValue(before, one);
      const last = one.path.at(-1);
      const parent = find(after, one.path.slice(0, -1));
      if (typeof last === 'string' && isMap(parent)) {
        if (value === undefined) delete parent[last];
        else parent[last] = structuredClone(value);
      } else if (typeof last === 'number' && Array.isArray(parent)) {
        const changes = lists.get(parent) ?? new Map();
        lists.set(parent, changes.set(last, value === undefined ? GONE : structuredClone(value)));
      } else throw new Refused();
    }
    for (const [members, changes] of lists) {
      const merged = new Map<number, Plain | typeof GONE>([...members.entries(), ...changes]);
      const kept = [...merged].sort(([a], [b]) => a - b).flatMap(([, member]) => (member === GONE ? [] : [member]));
      members.splice(0, members.length, ...kept);
    }
    return after;
  } catch (error) {
    if (error instanceof Refused) return 'refused';
    throw error;
  }
}
