import { createHash, randomBytes, randomInt } from 'node:crypto';
import { ulid } from 'ulid';
import { CoverRequestId } from '../../core/cover/cover-request.ts';
import {
  AppointmentId,
  ContactId,
  CustomerId,
  EscalationId,
  type IncidentNumber,
  IncidentNumber as IncidentNumberSchema,
  JobId,
  LocationId,
  NotificationRuleId,
  PersonId,
  PlanId,
  ScheduleId,
} from '../../core/ids/ids.ts';
import { OverrideId } from '../../core/schedule/override.ts';
import { TemporaryScheduleId } from '../../core/schedule/temporary-schedule.ts';
import { TaskId, TicketId, TicketNumber } from '../../core/task/task.ts';

/*
 * Where identity and chance come from. `now` (epoch milliseconds) orders the ids; everything else is random.
 */

export const newPersonId = (now: number): PersonId => PersonId.parse(`per_${ulid(now)}`);
export const newCustomerId = (now: number): CustomerId => CustomerId.parse(`cus_${ulid(now)}`);
export const newJobId = (now: number): JobId => JobId.parse(`job_${ulid(now)}`);
export const newNotificationRuleId = (now: number): NotificationRuleId => NotificationRuleId.parse(`rul_${ulid(now)}`);

/** The alphabet of a ULID: five bits a sign. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/**
 * An appointment's id. A request with an Idempotency-Key gets the id of that key, so that repeated it asks for the same
 * appointment; `key` holds who asked for what under it.
 */
export const newAppointmentId = (now: number, key?: string): AppointmentId =>
  AppointmentId.parse(`apt_${ulidOf(now, key)}`);

/** As an appointment's: an Idempotency-Key has one location, one contact. */
export const newLocationId = (now: number, key?: string): LocationId => LocationId.parse(`loc_${ulidOf(now, key)}`);
export const newContactId = (now: number, key?: string): ContactId => ContactId.parse(`con_${ulidOf(now, key)}`);

function ulidOf(now: number, key: string | undefined): string {
  if (key === undefined) return ulid(now);
  const digest = createHash('sha256').update(key).digest();
  return [...digest.subarray(0, 26)].map((byte) => CROCKFORD[byte % 32]).join('');
}

export const newEscalationId = (now: number): EscalationId => EscalationId.parse(`esc_${ulid(now)}`);
export const newTaskId = (now: number): TaskId => TaskId.parse(`tsk_${ulid(now)}`);
export const newTicketId = (now: number): TicketId => TicketId.parse(`tkt_${ulid(now)}`);
export const newPlanId = (now: number): PlanId => PlanId.parse(`pln_${ulid(now)}`);
export const newScheduleId = (now: number): ScheduleId => ScheduleId.parse(`sch_${ulid(now)}`);
export const newCoverRequestId = (now: number): CoverRequestId => CoverRequestId.parse(`cov_${ulid(now)}`);
export const newOverrideId = (now: number): OverrideId => OverrideId.parse(`ovr_${ulid(now)}`);
export const newTemporaryScheduleId = (now: number): TemporaryScheduleId =>
  TemporaryScheduleId.parse(`tmp_${ulid(now)}`);

/**
 * An incident number nobody has to spell: four digits, and one more after every two collisions, seven at the most
 * (eight digits is a login code).
 */
export function drawIncidentNumber(attempt: number): IncidentNumber {
  const digits = Math.min(7, 4 + Math.floor(attempt / 2));
  return IncidentNumberSchema.parse(String(randomInt(10 ** (digits - 1), 10 ** digits)));
}

/** The number of a ticket, drawn like an escalation's. */
export const drawTicketNumber = (attempt: number): TicketNumber => TicketNumber.parse(drawIncidentNumber(attempt));

/** A job's number: six digits. */
export const drawJobNumber = (): string => String(randomInt(100_000, 1_000_000));

/** The four digits with which a paged person answers by SMS. */
export const drawReplyCode = (): string => String(randomInt(1000, 10_000));

/** A login code: eight digits, leading zeros and all. */
export const drawLoginCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, '0');

/** A 256-bit secret for a cookie. */
export const drawSecret = (): string => randomBytes(32).toString('base64url');
