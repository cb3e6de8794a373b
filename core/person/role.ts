import * as z from 'zod';

/** What a person may be in an account; somebody may be several (security spec, "Roles"). */
export const Role = z.enum(['administrator', 'manager', 'office', 'dispatcher', 'technician', 'agent']);
export type Role = z.infer<typeof Role>;

/** *Office* in the lifecycle and the ladder: who sits at the desk. */
export const OFFICE_ROLES = ['office', 'dispatcher', 'manager', 'administrator'] as const satisfies readonly Role[];

export const hasAnyRole = (roles: readonly Role[], wanted: readonly Role[]): boolean =>
  roles.some((role) => wanted.includes(role));
