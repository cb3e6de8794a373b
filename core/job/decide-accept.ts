import type { AcceptMode } from '../account/account.ts';
import { decideAppointment } from '../appointment/decide-appointment.ts';
import { decideTap } from '../appointment/decide-tap.ts';
import { SYSTEM_CODES } from '../appointment/status-code.ts';
import type { PersonRef } from '../escalation/escalation.ts';
import type { AppointmentId } from '../ids/ids.ts';
import { type Instant, plusMinutes, secondsBetween } from '../time/instant.ts';
import { settled } from './cascade.ts';
import { turnedBackAt } from './under-way.ts';
import type { Visit, VisitDecision, VisitWorld } from './visit.ts';

/** How long an appointment is that an accepted call makes, until the office says otherwise. */
const CALL_MINUTES = 120;

/** An escalation that somebody has; `appointmentId` is the one it would make, the same each time. */
export interface AcceptedCall {
  mode: Exclude<AcceptMode, 'notify_only'>;
  appointmentId: AppointmentId;
  assignee: PersonRef;
  at: Instant;
}

/**
 * What an accepted escalation does to its job where the account wants more than a notice: a first appointment that
 * begins now, or the assignee's name on the next one that is booked. Given to somebody else, the appointment that it
 * made goes with it. Twice it is already so.
 */
export function decideAccept(given: Visit, call: AcceptedCall, world: VisitWorld): VisitDecision {
  const { appointmentId, assignee, at } = call;
  const { appointments } = settled(given);
  // The rule of the account does it, in his name.
  const by = { ...assignee, roles: ['dispatcher' as const] };
  const made = appointments.find(({ id }) => id === appointmentId);
  const booked =
    call.mode === 'assign'
      ? appointments
          .filter(({ status, end }) => status === 'scheduled' && end > world.now)
          .toSorted((a, b) => (a.start < b.start ? -1 : 1))[0]
      : undefined;
  const target = made ?? booked;
  if (!target) {
    const add = { trigger: 'add' as const, id: appointmentId, by, start: at, end: plusMinutes(at, CALL_MINUTES) };
    return decideAppointment(given, { ...add, technicians: [assignee] }, world);
  }
  const crew = target === made ? [] : target.assignments.map(({ personId, name }) => ({ id: personId, name }));
  if (target.assignments.some(({ personId }) => personId === assignee.id))
    return { outcome: 'unchanged', why: 'already_so' };
  const lead = target.leadId && target !== made ? { leadId: target.leadId } : {};
  const staff = { trigger: 'staff' as const, appointmentId: target.id, by, technicians: [...crew, assignee], ...lead };
  return decideAppointment(given, staff, world);
}

/** The assignee of an accepted call has said that he is on his way. */
export interface SetOut extends Omit<AcceptedCall, 'at'> {
  at: Instant;
  /** When he will be there, if he said so. */
  etaMinutes?: number;
}

const TRAVELING = SYSTEM_CODES[1];

/** Whole minutes are what a call knows of an arrival: less than one is no news to an appointment. */
const SAME_ARRIVAL_SECONDS = 60;

/**
 * "On my way" on the page of a call is the same tap as on the appointment that the accept has given him, so that he taps
 * once and the customer is told once. With no such appointment, one that is past it, or on which he has taken it back since, nothing follows.
 */
export function decideSetOut(
  given: Visit,
  { mode, appointmentId, assignee, at, etaMinutes }: SetOut,
  world: VisitWorld,
) {
  const own = settled(given).appointments.filter(({ assignments }) =>
    assignments.some(({ personId }) => personId === assignee.id),
  );
  const isNext = ({ status, end }: (typeof own)[number]) =>
    status === 'en_route' || (status === 'scheduled' && end > world.now);
  const target =
    own.find(({ id }) => id === appointmentId) ??
    (mode === 'assign' ? own.filter(isNext).toSorted((a, b) => (a.start < b.start ? -1 : 1))[0] : undefined);
  const past = { outcome: 'unchanged', why: 'already_past' } satisfies VisitDecision;
  if (!target || !isNext(target)) return past;
  // The record may come late, or again: what he took back or the office moved since is newer.
  const wasMoved = target.cycle > 1 && target.statusAt > at;
  if (wasMoved || turnedBackAt(target, assignee.id, at) !== undefined) return past;
  const eta = etaMinutes === undefined ? undefined : plusMinutes(at, etaMinutes);
  const isKnown =
    eta === undefined || (target.eta !== undefined && Math.abs(secondsBetween(target.eta, eta)) < SAME_ARRIVAL_SECONDS);
  return decideTap(
    given,
    {
      ...{ appointmentId: target.id, code: TRAVELING.code, by: { ...assignee, roles: ['technician'] } },
      ...(isKnown ? {} : { eta }),
    },
    world,
  );
}
