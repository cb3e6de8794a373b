import * as z from 'zod';
import { PersonRef } from '../escalation/escalation.ts';
import { Language } from '../message/language.ts';
import { Channel } from '../person/person.ts';
import { Instant } from '../time/instant.ts';
import { FieldError } from './problem.ts';

/* What the texts of rules and those of the catalogue have in common in the API. */

/** Who may see what is said, and who may change it. */
export const READERS = ['administrator', 'manager', 'office', 'dispatcher'] as const;
export const WRITERS = ['administrator', 'manager'] as const;

const Words = z.object({ subject: z.string().optional(), text: z.string() });

/** One field that a text may name, as `{{ name }}`. */
export const MergeFieldView = z
  .object({
    name: z.string(),
    label: z.string(),
    type: z.enum(['text', 'time', 'link']),
    /** May be missing: then the text needs a `default` for it. */
    nullable: z.boolean(),
    /** Without it the text would not do what it is for, by these channels. */
    neededIn: z.array(Channel).optional(),
    /** As it would stand in an English text. */
    sample: z.string().nullable(),
  })
  .meta({ id: 'MergeField' });
export type MergeFieldView = z.infer<typeof MergeFieldView>;

export const TemplateView = z
  .object({
    language: Language,
    channel: Channel,
    /** Of the last change, from 1; 0 where nobody has changed it. */
    version: z.int().min(0),
    /** Whether the account's own words stand, or the default text. */
    isOwn: z.boolean(),
    ...{ words: Words, default: Words },
    at: Instant.optional(),
    by: PersonRef.optional(),
  })
  .meta({ id: 'Template' });
export type TemplateView = z.infer<typeof TemplateView>;

export const TemplateVersionView = z
  .object({
    version: z.int().min(1),
    /** Absent where the account went back to the default text. */
    words: Words.optional(),
    at: Instant,
    by: PersonRef,
  })
  .meta({ id: 'TemplateVersion' });
export type TemplateVersionView = z.infer<typeof TemplateVersionView>;

/** Nothing typed is changed on the way: what is wrong with it is named with its place. */
export const SubjectInput = z.string().max(200, 'must have at most 200 characters');
export const TextInput = z.string().max(4000, 'must have at most 4000 characters');

/** A text that is saved: words by the channel, or the wish for the default text. */
export const SavedWords = z.strictObject({
  /** The version that was changed; 0 where there is none. */
  version: z.int().min(0),
  subject: SubjectInput.optional(),
  text: TextInput.optional(),
  useDefault: z.literal(true).optional(),
});
export type SavedWords = z.infer<typeof SavedWords>;

/** What a text says in every language and channel, and what it may name. */
export const TemplatesView = z.object({ fields: z.array(MergeFieldView), items: z.array(TemplateView) });

export const Drafts = {
  language: Language,
  /** What is being typed; without it, what stands. */
  sms: z.strictObject({ text: TextInput }).optional(),
  email: z.strictObject({ subject: SubjectInput, text: TextInput }).optional(),
};

/** A message as it would be sent. */
export const TemplatePreview = z
  .object({
    /** Absent while what is typed cannot be sent. */
    sms: z
      .object({
        text: z.string(),
        encoding: z.enum(['GSM-7', 'UCS-2']),
        segments: z.int(),
        /** US dollars, at the price a segment of the stage's settings. */
        price: z.number(),
        /** The signs that make a segment hold 70 characters and not 160. */
        costly: z.array(z.string()),
      })
      .optional(),
    email: z.object({ subject: z.string(), text: z.string(), html: z.string() }).optional(),
    /** What would keep the drafts from being saved: `sms.text`, `email.subject`, `email.text`. */
    problems: z.array(FieldError),
  })
  .meta({ id: 'TemplatePreview' });
export type TemplatePreview = z.infer<typeof TemplatePreview>;
