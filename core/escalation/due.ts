import * as z from 'zod';
import { AccountId, IncidentNumber } from '../ids/ids.ts';
import { EscalationStatus } from './escalation.ts';

/** An escalation whose time has come: the wake of a pending one, the watchdog of an assigned one. */
export const DueEscalation = z.object({ accountId: AccountId, number: IncidentNumber, status: EscalationStatus });
export type DueEscalation = z.infer<typeof DueEscalation>;
