import type { Added, Repeat } from '../idempotency/repeat.ts';
import type { PersonId } from '../ids/ids.ts';
import type { Page, PageQuery } from '../list/page.ts';
import type { MessageIntent } from '../message/message.ts';
import type { Instant } from '../time/instant.ts';
import type { Person } from './person.ts';

/** The team of one account. */
export interface PersonStore {
  read(id: PersonId): Promise<Person | undefined>;
  /** Those of these ids that exist, in one read. */
  named(ids: readonly PersonId[]): Promise<Map<PersonId, Person>>;
  /** Everybody; from an index, so somebody added a moment ago may be missing. */
  list(): Promise<Person[]>;
  page(query: PageQuery): Promise<Page<Person>>;
  /** Adds somebody with the identities of his methods and the invitations to verify them. */
  add(person: Person, invitations: readonly MessageIntent[], now: Instant, repeat?: Repeat): Promise<Added>;
  /** Queues messages to a person; false when they, by their keys, have been queued before. */
  notify(person: Person, messages: readonly MessageIntent[], now: Instant): Promise<boolean>;
  /**
   * Writes a change under the guard of the version it was made from. Identities follow the methods; `endSessions` ends
   * all of the person's sessions in the same transaction. False: somebody else changed him meanwhile.
   */
  change(
    before: Person,
    after: Person,
    options: {
      endSessions: boolean;
      messages: readonly MessageIntent[];
      now: Instant;
      /** His new photo, or that he has none any more. */
      photo?: Uint8Array | 'none';
    },
  ): Promise<boolean>;
  photo(id: PersonId): Promise<Uint8Array | undefined>;
}
