import type { AccountId } from '../../core/ids/ids.ts';
import type { PersonStore } from '../../core/person/person-store.ts';
import { noticesOf } from '../../core/schedule/reminders.ts';
import type { DueSchedule, ScheduleStore } from '../../core/schedule/schedule-store.ts';
import type { Instant } from '../../core/time/instant.ts';

export interface LookDeps {
  due: readonly DueSchedule[];
  schedulesOf: (account: AccountId) => ScheduleStore;
  peopleOf: (account: AccountId) => PersonStore;
  clock: () => Instant;
  /** One that cannot be read must not keep the others waiting. */
  onFailure: (error: unknown, schedule: DueSchedule) => void;
}

/**
 * Once a minute: reminds people of their shifts and managers of gaps, in every schedule whose look is due. First the
 * messages, then the next look: dying between the two, the messages' own keys keep them from going out twice.
 */
export async function lookAtSchedules({ due, schedulesOf, peopleOf, clock, onFailure }: LookDeps): Promise<number> {
  const now = clock();
  let told = 0;
  for (const each of due) {
    try {
      const store = schedulesOf(each.accountId);
      const schedule = (await store.named([each.id])).get(each.id);
      if (!schedule) continue;
      const people = peopleOf(each.accountId);
      const team = new Map((await people.list()).map((person) => [person.id, person]));
      for (const notice of noticesOf(schedule, each.lookAt, now, [...team.values()])) {
        const person = team.get(notice.to.personId);
        if (person && (await people.notify(person, [notice], now))) told++;
      }
      await store.looked(schedule, now);
    } catch (error) {
      onFailure(error, each);
    }
  }
  return told;
}
