import { randomBytes, randomInt } from 'node:crypto';
import { ulid } from 'ulid';
import {
  CustomerId,
  EscalationId,
  type IncidentNumber,
  IncidentNumber as IncidentNumberSchema,
  JobId,
  PersonId,
  PlanId,
} from '../../core/ids/ids.ts';

/*
 * Where identity and chance come from. `now` (epoch milliseconds) orders the ids; everything else is random.
 */

export const newPersonId = (now: number): PersonId => PersonId.parse(`per_${ulid(now)}`);
export const newCustomerId = (now: number): CustomerId => CustomerId.parse(`cus_${ulid(now)}`);
export const newJobId = (now: number): JobId => JobId.parse(`job_${ulid(now)}`);
export const newEscalationId = (now: number): EscalationId => EscalationId.parse(`esc_${ulid(now)}`);
export const newPlanId = (now: number): PlanId => PlanId.parse(`pln_${ulid(now)}`);

/**
 * An incident number nobody has to spell: four digits, and one more after every two collisions, seven at the most
 * (eight digits is a login code).
 */
export function drawIncidentNumber(attempt: number): IncidentNumber {
  const digits = Math.min(7, 4 + Math.floor(attempt / 2));
  return IncidentNumberSchema.parse(String(randomInt(10 ** (digits - 1), 10 ** digits)));
}

/** A job's number: six digits. */
export const drawJobNumber = (): string => String(randomInt(100_000, 1_000_000));

/** The four digits with which a paged person answers by SMS. */
export const drawReplyCode = (): string => String(randomInt(1000, 10_000));

/** A login code: eight digits, leading zeros and all. */
export const drawLoginCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, '0');

/** A 256-bit secret for a cookie. */
export const drawSecret = (): string => randomBytes(32).toString('base64url');
