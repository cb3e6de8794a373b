import * as z from 'zod';
import { PersonRef } from '../escalation/escalation.ts';
import { AccountId } from '../ids/ids.ts';
import { Language } from '../message/language.ts';
import { Channel } from '../person/person.ts';
import { TemplateWords } from '../template/template.ts';
import { Instant } from '../time/instant.ts';
import { TextName } from './text-name.ts';

/** Which text of the catalogue is meant. */
export const TextPlace = z.object({ name: TextName, language: Language, channel: Channel });
export type TextPlace = z.infer<typeof TextPlace>;

/**
 * The account's own words in the place of a default text, in one version; versions count from 1 and are never changed.
 * Without `words` the account has gone back to the default text.
 */
export const OwnText = z.object({
  accountId: AccountId,
  ...TextPlace.shape,
  version: z.int().min(1),
  words: TemplateWords.optional(),
  at: Instant,
  by: PersonRef,
});
export type OwnText = z.infer<typeof OwnText>;

/** The own texts of one account. */
export interface OwnTextStore {
  /** What stands now, of every text that was ever changed. */
  all(): Promise<OwnText[]>;
  /** The latest versions of one text, newest first. */
  versions(place: TextPlace): Promise<OwnText[]>;
  /** Adds the next version and makes it the one that stands; false when somebody else was quicker. Nothing is half saved. */
  save(text: OwnText): Promise<boolean>;
}
