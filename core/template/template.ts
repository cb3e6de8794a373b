import * as z from 'zod';
import { PersonRef } from '../escalation/escalation.ts';
import { AccountId, NotificationRuleId } from '../ids/ids.ts';
import { Language } from '../message/language.ts';
import { Channel } from '../person/person.ts';
import { TextName } from '../text/text-name.ts';
import { Instant } from '../time/instant.ts';

/** What a template says: an SMS is one text, an email has a subject besides. Its frame is ours in both. */
export const TemplateWords = z.object({ subject: z.string().optional(), text: z.string() });
export type TemplateWords = z.infer<typeof TemplateWords>;

/** Which text of a rule is meant. */
export const TemplatePlace = z.object({ ruleId: NotificationRuleId, language: Language, channel: Channel });
export type TemplatePlace = z.infer<typeof TemplatePlace>;

/**
 * The account's own text of one rule, for one channel in one language, in one version; versions count from 1 and are
 * never changed. Without `words` the account has gone back to the default text.
 */
export const Template = z.object({
  accountId: AccountId,
  ...TemplatePlace.shape,
  version: z.int().min(1),
  words: TemplateWords.optional(),
  at: Instant,
  by: PersonRef,
});
export type Template = z.infer<typeof Template>;

const Version = {
  version: z.int().min(0),
  /** The account's own version that could not be written, or had no room, with what was true then. */
  failed: z.int().min(1).optional(),
};

/** Which texts a message was sent with, of rules or of the catalogue: `version` 0 is the default text. */
export const WrittenWith = z.object({
  language: Language,
  templates: z.array(
    z.union([z.object({ ruleId: NotificationRuleId, ...Version }), z.object({ text: TextName, ...Version })]),
  ),
});
export type WrittenWith = z.infer<typeof WrittenWith>;
