import type { PersonRef } from '../escalation/escalation.ts';
import { isReachable, type Person } from '../person/person.ts';
import { finalShifts } from '../schedule/on-call.ts';
import { MOST_OVERRIDES, type Override, type OverrideId } from '../schedule/override.ts';
import { withRoom } from '../schedule/room.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { TimeSpan } from '../schedule/time-span.ts';
import type { Instant } from '../time/instant.ts';
import type { CoverRequest, TakenCoverRequest } from './cover-request.ts';

/** Whether a person is on call in a schedule at some time of a stretch. */
export const isOn = (schedule: Schedule, person: Pick<PersonRef, 'id'>, { start, end }: TimeSpan): boolean =>
  finalShifts(schedule, start, end).some(({ personId }) => personId === person.id);

export type CoverRefusal =
  | { kind: 'taken'; by: string; at: Instant }
  | { kind: 'own' }
  | { kind: 'over' }
  /** Nobody can cover who could not be paged. */
  | { kind: 'not_reachable' }
  /** The one who asked is not on call then any more. */
  | { kind: 'not_on_call' }
  /** A swap, and the taker is not on call in the stretch that is wanted in return. */
  | { kind: 'nothing_in_return' }
  /** The schedule has no room for another override. */
  | { kind: 'full' };

/** What taking a request makes of it and of the schedule, or why it cannot be taken by him. */
export function takeCover(
  request: CoverRequest,
  schedule: Schedule,
  taker: Person,
  now: Instant,
  newId: () => OverrideId,
): { refusal: CoverRefusal } | { request: TakenCoverRequest; schedule: Schedule } {
  const { by, start, end, inReturn } = request;
  if (request.status === 'taken') return { refusal: { kind: 'taken', by: request.takenBy.name, at: request.takenAt } };
  if (taker.id === by.id) return { refusal: { kind: 'own' } };
  if (end <= now) return { refusal: { kind: 'over' } };
  if (!isReachable(taker)) return { refusal: { kind: 'not_reachable' } };
  if (!isOn(schedule, by, { start, end })) return { refusal: { kind: 'not_on_call' } };
  if (inReturn && !isOn(schedule, taker, inReturn)) return { refusal: { kind: 'nothing_in_return' } };
  const overrides: Override[] = [
    { kind: 'replace', id: newId(), out: by.id, in: taker.id, start, end },
    ...(inReturn ? [{ kind: 'replace' as const, id: newId(), out: taker.id, in: by.id, ...inReturn }] : []),
  ];
  const all = [...withRoom(schedule.overrides, now), ...overrides];
  if (all.length > MOST_OVERRIDES) return { refusal: { kind: 'full' } };
  return {
    request: {
      ...request,
      status: 'taken',
      takenBy: { id: taker.id, name: taker.name },
      takenAt: now,
      version: request.version + 1,
    },
    schedule: {
      ...schedule,
      overrides: [...withRoom(schedule.overrides, now), ...overrides],
      version: schedule.version + 1,
    },
  };
}
