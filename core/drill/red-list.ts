import type { PersonId } from '../ids/ids.ts';
import type { Channel, Person } from '../person/person.ts';
import { type Instant, plusMinutes } from '../time/instant.ts';
import { type Drill, drilledMethods, drillOf, lastAnswered, type PersonDrills } from './drill.ts';

/** What has not been shown to reach anybody for so long is taken for unproven. */
const OLD_DAYS = 30;

/** How a method stands: `never` until its first drill has ended. */
export interface MethodReadiness {
  kind: Channel;
  address: string;
  state: 'answered' | 'waiting' | 'failed' | 'old' | 'never';
  /** Whether it stands on the red list. */
  isRed: boolean;
  /** The last time that it was acknowledged. */
  answered?: { at: Instant; seconds: number };
  failed?: { at: Instant; why: string };
}

/**
 * Each method of a person that could be used now. Red: its last drill failed, or the last acknowledged one is older than
 * thirty days; one that was never tested counts from when drills were switched on, `since`. While a drill waits, the one
 * before it counts.
 */
export function methodsReadiness(
  person: Person,
  had: PersonDrills | undefined,
  since: Instant | undefined,
  now: Instant,
): MethodReadiness[] {
  const old = plusMinutes(now, -OLD_DAYS * 24 * 60);
  return drilledMethods(person).map(({ kind, address }) => {
    const drill = drillOf(had, address);
    const answered = lastAnswered(drill);
    const proven = answered?.at ?? since;
    const isOld = proven !== undefined && proven < old;
    return {
      ...{ kind, address, state: stateOf(drill, isOld), isRed: drill?.status === 'failed' || isOld },
      ...(answered ? { answered } : {}),
      ...(drill?.status === 'failed' ? { failed: { at: drill.failedAt, why: drill.why } } : {}),
    };
  });
}

function stateOf(drill: Drill | undefined, isOld: boolean): MethodReadiness['state'] {
  if (drill?.status === 'waiting' || drill?.status === 'failed') return drill.status;
  if (isOld) return 'old';
  return drill ? 'answered' : 'never';
}

/** The red methods of everybody who has one; empty while drills are off. */
export function redList(
  people: readonly Person[],
  drills: ReadonlyMap<PersonId, PersonDrills>,
  since: Instant | undefined,
  now: Instant,
): Map<PersonId, MethodReadiness[]> {
  if (since === undefined) return new Map();
  const red = people.map(
    (person) =>
      [person.id, methodsReadiness(person, drills.get(person.id), since, now).filter(({ isRed }) => isRed)] as const,
  );
  return new Map(red.filter(([, methods]) => methods.length > 0));
}
