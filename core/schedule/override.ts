import * as z from 'zod';
import { PersonId } from '../ids/ids.ts';
import { mustGoForward, Time, type TimeSpan } from './time-span.ts';

/*
 * A change by hand to who is on call: somebody more (`add`), somebody less (`remove`), or one in place of another
 * (`replace`), each from `start` up to `end`. How they work together is told by `on-call.ts`.
 */

/** So many overrides a schedule holds: they keep it far under the 400 KB of a DynamoDB item. */
export const MOST_OVERRIDES = 200;

export const OverrideId = z
  .string()
  .regex(/^ovr_[0-9A-HJKMNP-TV-Z]{26}$/, 'must be an id that begins ovr_')
  .brand<'OverrideId'>();
export type OverrideId = z.infer<typeof OverrideId>;

const named = (what: string) => z.string(what).pipe(PersonId);
const comesIn = { in: named('must name the person who comes on call') };
const goesOut = { out: named('must name the person who goes off call') };
const when = { start: Time, end: Time };
const add = { kind: z.literal('add'), ...comesIn, ...when };
const remove = { kind: z.literal('remove'), ...goesOut, ...when };
const replace = { kind: z.literal('replace'), ...comesIn, ...goesOut, ...when };

function refuse(override: TimeSpan & { in?: PersonId; out?: PersonId }, context: z.RefinementCtx): void {
  mustGoForward(override, context);
  if (override.in !== undefined && override.in === override.out) {
    context.addIssue({ code: 'custom', path: ['in'], message: 'must be somebody else than out' });
  }
}

const id = { id: OverrideId };
export const Override = z
  .discriminatedUnion('kind', [
    z.object({ ...id, ...add }),
    z.object({ ...id, ...remove }),
    z.object({ ...id, ...replace }),
  ])
  .superRefine(refuse);
export type Override = z.infer<typeof Override>;

/** An override as a client sends it: the edge gives an id to one that is new. */
const maybeId = { id: OverrideId.optional() };
export const OverrideInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...maybeId, ...add }),
    z.strictObject({ ...maybeId, ...remove }),
    z.strictObject({ ...maybeId, ...replace }),
  ])
  .superRefine(refuse);
export type OverrideInput = z.infer<typeof OverrideInput>;

/**
 * The pairs of overrides that say opposite things of one person at one time (plan check E06): off by one and, by the
 * other, on; or off in two different ways. A replacement who is himself replaced is no contradiction. The schedule
 * stays readable: `on-call.ts` resolves them in a fixed order.
 */
export function contradictions(overrides: readonly Override[]): [Override, Override][] {
  return overrides.flatMap((one, index) =>
    overrides
      .slice(index + 1)
      .filter((other) => one.start < other.end && other.start < one.end && disagree(one, other))
      .map((other): [Override, Override] => [one, other]),
  );
}

const comes = (override: Override): PersonId | undefined => (override.kind === 'remove' ? undefined : override.in);
const goes = (override: Override): PersonId | undefined => (override.kind === 'add' ? undefined : override.out);

function disagree(one: Override, other: Override): boolean {
  const out = goes(one);
  if (out !== undefined && out === goes(other)) return comes(one) !== comes(other);
  return takesBack(one, other) || takesBack(other, one);
}

function takesBack(giving: Override, taking: Override): boolean {
  const person = comes(giving);
  return person !== undefined && person === goes(taking) && (giving.kind !== 'replace' || taking.kind !== 'replace');
}
