import type { PersonRef } from '../escalation/escalation.ts';
import type { LostState } from '../person/method-state.ts';
import type { Person } from '../person/person.ts';
import { hasAnyRole } from '../person/role.ts';
import { notice, type StaffNotice } from '../schedule/reminders.ts';
import { type Instant, plusMinutes, secondsBetween } from '../time/instant.ts';
import {
  type AnsweredDrill,
  type Drill,
  drilledMethods,
  drillOf,
  lastAnswered,
  type PersonDrills,
  type WaitingDrill,
} from './drill.ts';

/** So long one has to acknowledge. */
export const ANSWER_HOURS = 4;

/** A drill that is begun; its code is drawn where it is written. */
export type NewDrill = Omit<WaitingDrill, 'code'>;

/** A start: what is begun, and what stands beside it as it was. */
export interface Begun {
  begun: NewDrill[];
  kept: Drill[];
}

/**
 * Begins drills of the given addresses: of those that are methods of his now and have none waiting, so that a second
 * start, or one by hand beside the one by schedule, finds nothing to do. What is not his any more is forgotten.
 */
export function beginDrills(
  person: Person,
  had: PersonDrills | undefined,
  addresses: readonly string[],
  { by, now }: { by?: PersonRef; now: Instant },
): Begun {
  const methods = drilledMethods(person);
  const begun = methods
    .filter(({ address }) => addresses.includes(address) && drillOf(had, address)?.status !== 'waiting')
    .map(({ kind, address }): NewDrill => {
      const answered = lastAnswered(drillOf(had, address));
      return {
        status: 'waiting',
        ...{ kind, address, startedAt: now, answerBy: plusMinutes(now, ANSWER_HOURS * 60) },
        ...(by ? { by } : {}),
        ...(answered ? { lastAnswered: answered } : {}),
      };
    });
  const stays = ({ address }: Drill) =>
    methods.some((method) => method.address === address) && !begun.some((each) => each.address === address);
  return { begun, kept: had?.drills.filter(stays) ?? [] };
}

const withDrills = (of: PersonDrills, change: (drill: Drill) => Drill[]): PersonDrills => ({
  ...of,
  drills: of.drills.flatMap(change),
  version: of.version + 1,
});

/** What an acknowledgement comes to; without `next` he has said so before, and gets the same answer again. */
export type Acknowledged =
  | { outcome: 'answered'; drill: AnsweredDrill; next?: PersonDrills }
  | { outcome: 'refused'; refusal: 'unknown' | 'too_late' };

/** His word that a drill has reached him; `sentAt`: when its message was handed over, where that is known. */
export function acknowledge(
  of: PersonDrills | undefined,
  code: string,
  sentAt: Instant | undefined,
  now: Instant,
): Acknowledged {
  const drill = of?.drills.find((each) => each.code === code);
  if (!of || !drill) return { outcome: 'refused', refusal: 'unknown' };
  if (drill.status === 'answered') return { outcome: 'answered', drill };
  if (drill.status === 'failed' || now > drill.answerBy) return { outcome: 'refused', refusal: 'too_late' };
  const answered = {
    ...drill,
    status: 'answered' as const,
    answeredAt: now,
    seconds: Math.max(0, Math.round(secondsBetween(sentAt ?? drill.startedAt, now))),
  };
  return { outcome: 'answered', next: withDrills(of, (each) => [each === drill ? answered : each]), drill: answered };
}

/** What became of a drill's message: whether it was handed over at all. */
export type WasSent = (drill: Drill) => boolean;

/**
 * Ends the drills whose time is over. One whose method is not the person's any more is forgotten: nobody has failed.
 * Undefined when nothing is to be done, as when the sweeper comes twice.
 */
export function endOverdue(
  of: PersonDrills,
  person: Person | undefined,
  wasSent: WasSent,
  now: Instant,
): { next: PersonDrills; failed: Drill[] } | undefined {
  const isOver = (drill: Drill) => drill.status === 'waiting' && drill.answerBy <= now;
  if (!of.drills.some(isOver)) return undefined;
  const usable = new Set(person ? drilledMethods(person).map(({ address }) => address) : []);
  const failed: Drill[] = [];
  const next = withDrills(of, (drill) => {
    if (!isOver(drill)) return [drill];
    if (!usable.has(drill.address)) return [];
    const over: Drill = { ...drill, status: 'failed', failedAt: now, why: wasSent(drill) ? 'no_answer' : 'not_sent' };
    failed.push(over);
    return [over];
  });
  return { next, failed };
}

/** A provider, or a STOP, says for certain that a drill did not arrive: it has failed at once. */
export function failDrill(
  of: PersonDrills | undefined,
  code: string,
  why: string,
  now: Instant,
): { next: PersonDrills; failed: Drill[] } | undefined {
  const drill = of?.drills.find((each) => each.code === code);
  if (!of || drill?.status !== 'waiting') return undefined;
  const over: Drill = { ...drill, status: 'failed', failedAt: now, why };
  return { next: withDrills(of, (each) => [each === drill ? over : each]), failed: [over] };
}

/** Tells managers of drills that failed together, once each; administrators have heard of a lost address already. */
export function failureNotices(
  person: Pick<Person, 'id' | 'name'>,
  { next, failed }: { next: PersonDrills; failed: readonly Drill[] },
  team: readonly Person[],
  lost?: LostState,
): StaffNotice[] {
  if (failed.length === 0) return [];
  const methods = failed.map((drill) => ({
    kind: drill.kind,
    address: drill.address,
    why: drill.status === 'failed' ? drill.why : 'no_answer',
  }));
  return team
    .filter(({ enabled, roles }) => enabled && hasAnyRole(roles, ['manager', 'administrator']))
    .filter(({ roles }) => lost === undefined || !roles.includes('administrator'))
    .map(({ id }) =>
      notice(id, `DRILL_FAILED#${person.id}#${next.version}`, { kind: 'drill_failed', name: person.name, methods }),
    );
}
