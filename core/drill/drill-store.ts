import type { PersonId } from '../ids/ids.ts';
import type { Message } from '../message/message.ts';
import type { StaffNotice } from '../schedule/reminders.ts';
import type { Instant } from '../time/instant.ts';
import type { Begun } from './decide-drill.ts';
import type { Drill, PersonDrills } from './drill.ts';

/** The drills of one account's people. */
export interface DrillStore {
  read(personId: PersonId): Promise<PersonDrills | undefined>;
  /** Everybody's; from an index, so one begun a moment ago may be missing. */
  list(): Promise<PersonDrills[]>;
  /**
   * Begins drills with their codes and their messages, in the place of what was `had`. False when somebody else has
   * changed them meanwhile: read again.
   */
  begin(personId: PersonId, had: PersonDrills | undefined, start: Begun, now: Instant): Promise<boolean>;
  /** Writes a change under the guard of the version before, with notices that are sent from `tellAt` on. */
  change(next: PersonDrills, told?: { notices: readonly StaffNotice[]; tellAt: Instant }): Promise<boolean>;
  /** The message of a drill, as it stands in the outbox. */
  message(personId: PersonId, drill: Drill): Promise<Message | undefined>;
}
