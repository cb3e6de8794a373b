import * as z from 'zod';

/*
 * Where an assignment stands, in the account's own words. Every code is mapped to one of five phases, and only the
 * phase decides what follows; the code decides what people read and which notification rules hear of it.
 */

export const Phase = z.enum(['pending', 'en_route', 'started', 'paused', 'complete']);
export type Phase = z.infer<typeof Phase>;

/** Upper case, as in `TRAVELING`: 1–32 letters, digits and underscores. It is the code's key, too. */
export const StatusCodeName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,31}$/, 'must be a code in capitals, like WAITING_FOR_PARTS');
export type StatusCodeName = z.infer<typeof StatusCodeName>;

export const StatusCode = z.object({
  code: StatusCodeName,
  /** What people read. */
  label: z.string().min(1).max(40),
  phase: Phase,
  /** A code of the system: always there, its phase never changes, it cannot be deleted. */
  system: z.boolean(),
});
export type StatusCode = z.infer<typeof StatusCode>;

/** The codes every account has (design, "Shapes that outside clients already use"), one a phase. */
export const SYSTEM_CODES = [
  { code: 'PENDING', label: 'Pending', phase: 'pending', system: true },
  { code: 'TRAVELING', label: 'On the way', phase: 'en_route', system: true },
  { code: 'WORKING', label: 'Working', phase: 'started', system: true },
  { code: 'PAUSED', label: 'Paused', phase: 'paused', system: true },
  { code: 'COMPLETE', label: 'Complete', phase: 'complete', system: true },
] as const satisfies readonly StatusCode[];

/** What an assignment begins with. */
export const FIRST_CODE: StatusCode = SYSTEM_CODES[0];

/** The codes of one account by name. An own entry under a system name renames its label and nothing else. */
export function codesWith(own: readonly StatusCode[]): ReadonlyMap<string, StatusCode> {
  const codes = new Map<string, StatusCode>(SYSTEM_CODES.map((each) => [each.code, each]));
  for (const each of own) {
    const system = SYSTEM_CODES.find(({ code }) => code === each.code);
    codes.set(each.code, system ? { ...system, label: each.label } : { ...each, system: false });
  }
  return codes;
}

export type CodeRefusal =
  | { kind: 'system_code'; code: StatusCodeName }
  /** Assignments stand at it, or rules wait for it. */
  | { kind: 'code_in_use'; code: StatusCodeName };

/** Why a code cannot be deleted; undefined when it can. */
export function whyNotDeleted(code: StatusCodeName, inUse: boolean): CodeRefusal | undefined {
  if (SYSTEM_CODES.some((each) => each.code === code)) return { kind: 'system_code', code };
  return inUse ? { kind: 'code_in_use', code } : undefined;
}
