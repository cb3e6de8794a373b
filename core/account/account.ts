import * as z from 'zod';
import { AccountId, PlanId } from '../ids/ids.ts';

/** One contractor's organisation: the tenant, and what it has set for itself. */
export const Account = z.object({
  id: AccountId,
  /** The name customers know, also the sender's name in every message. */
  name: z.string().min(1).max(80),
  /** IANA zone. */
  zone: z.string().min(1).max(64),
  defaultPlanId: PlanId.optional(),
  /** Whether a technician who was paged may turn the plan off (escalation spec, case 5). */
  technicianMayStop: z.boolean(),
  /** For how many hours an expired escalation may still be accepted (escalation spec, "late accept"). */
  lateAcceptHours: z.int().min(0).max(48),
  version: z.int().min(1),
});
export type Account = z.infer<typeof Account>;

export const ACCOUNT_DEFAULTS = { technicianMayStop: true, lateAcceptHours: 4 } as const;
