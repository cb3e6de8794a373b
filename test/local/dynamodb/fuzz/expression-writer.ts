import { type Clause, type Cond, type Operand, type Path, type Plain, wire } from './expression-model.ts';

/** Writes a tree as an expression, collecting its values. */
export function writer() {
  const values: Record<string, unknown> = {};
  return {
    values,
    path: (where: Path) =>
      where.map((step, at) => (typeof step === 'number' ? `[${step}]` : at ? `.${step}` : step)).join(''),
    value(value: Plain) {
      const name = `:v${Object.keys(values).length}`;
      values[name] = wire(value);
      return name;
    },
  };
}
type Writer = ReturnType<typeof writer>;

function write(to: Writer, one: Operand): string {
  if ('path' in one) return to.path(one.path);
  return 'size' in one ? `size(${to.path(one.size)})` : to.value(one.value);
}

export function writeCondition(to: Writer, cond: Cond): string {
  switch (cond.op) {
    case 'and':
    case 'or':
      return cond.of.map((part) => `(${writeCondition(to, part)})`).join(` ${cond.op.toUpperCase()} `);
    case 'not':
      return `NOT (${writeCondition(to, cond.of[0])})`;
    case 'in':
      return `${write(to, cond.a)} IN (${cond.choices.map((choice) => write(to, choice)).join(', ')})`;
    case 'between':
      return `${write(to, cond.a)} BETWEEN ${write(to, cond.low)} AND ${write(to, cond.high)}`;
    case 'exists':
      return `attribute_exists(${to.path(cond.path)})`;
    case 'absent':
      return `attribute_not_exists(${to.path(cond.path)})`;
    case 'type':
      return `attribute_type(${to.path(cond.path)}, ${to.value(cond.type)})`;
    case 'begins':
      return `begins_with(${to.path(cond.path)}, ${to.value(cond.prefix)})`;
    case 'contains':
      return `contains(${to.path(cond.path)}, ${to.value(cond.part)})`;
    default:
      return `${write(to, cond.a)} ${cond.op} ${write(to, cond.b)}`;
  }
}

function writeClause(to: Writer, one: Clause): string {
  if (one.op === 'REMOVE') return to.path(one.path);
  if (one.op !== 'SET') return `${to.path(one.path)} ${to.value(one.by)}`;
  const { from } = one;
  const target = `${to.path(one.path)} = `;
  if ('value' in from) return target + to.value(from.value);
  if ('copy' in from) return target + to.path(from.copy);
  if ('sum' in from) return `${target}${to.path(from.sum[0])} + ${to.value(from.sum[1])}`;
  if ('orElse' in from) return `${target}if_not_exists(${to.path(from.orElse[0])}, ${to.value(from.orElse[1])})`;
  return `${target}list_append(${to.path(from.append[0])}, ${to.value(from.append[1])})`;
}

const OPS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

/** The update as text: one section for each kind of clause. */
export function writeUpdate(to: Writer, clauses: Clause[]): string {
  return OPS.map((op) => [op, clauses.filter((one) => one.op === op).map((one) => writeClause(to, one))] as const)
    .flatMap(([op, written]) => (written.length > 0 ? [`${op} ${written.join(', ')}`] : []))
    .join(' ');
}
