import * as z from 'zod';
import { PersonRef } from '../escalation/escalation.ts';
import { AppointmentId, NotificationRuleId } from '../ids/ids.ts';
import { Language } from '../message/language.ts';
import { Channel } from '../person/person.ts';
import { Instant } from '../time/instant.ts';
import { FieldError } from './problem.ts';
import { roles, route } from './route.ts';

const READERS = ['administrator', 'manager', 'office', 'dispatcher'] as const;
const WRITERS = ['administrator', 'manager'] as const;

const Words = z.object({ subject: z.string().optional(), text: z.string() });

/** One field that a text may name, as `{{ name }}`. */
export const MergeFieldView = z
  .object({
    name: z.string(),
    label: z.string(),
    type: z.enum(['text', 'time', 'link']),
    /** May be missing: then the text needs a `default` for it. */
    nullable: z.boolean(),
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

const OfRule = z.object({ ruleId: NotificationRuleId });
const OfText = OfRule.extend({ language: Language, channel: Channel });

export const listTemplates = route({
  id: 'listTemplates',
  method: 'GET',
  path: '/v1/notification-rules/{ruleId}/templates',
  service: 'templates',
  summary: 'What a rule says, in every language and channel, and the fields it may name',
  access: roles({ allow: READERS }),
  params: OfRule,
  answers: { 200: z.object({ fields: z.array(MergeFieldView), items: z.array(TemplateView) }) },
});

/** Nothing typed is changed on the way: what is wrong with it is named with its place. */
const Subject = z.string().max(200, 'must have at most 200 characters');
const Text = z.string().max(4000, 'must have at most 4000 characters');

export const saveTemplate = route({
  id: 'saveTemplate',
  method: 'PUT',
  path: '/v1/notification-rules/{ruleId}/templates/{language}/{channel}',
  service: 'templates',
  summary: 'Saves the account’s own words as the next version, or goes back to the default text',
  access: roles({ allow: WRITERS }),
  params: OfText,
  body: z.strictObject({
    /** The version that was changed; 0 where there is none. */
    version: z.int().min(0),
    subject: Subject.optional(),
    text: Text.optional(),
    useDefault: z.literal(true).optional(),
  }),
  answers: { 200: TemplateView },
});

export const listTemplateVersions = route({
  id: 'listTemplateVersions',
  method: 'GET',
  path: '/v1/notification-rules/{ruleId}/templates/{language}/{channel}/versions',
  service: 'templates',
  summary: 'What a text has said before, newest first',
  access: roles({ allow: READERS }),
  params: OfText,
  answers: { 200: z.object({ items: z.array(TemplateVersionView) }) },
});

const Drafts = {
  language: Language,
  /** What is being typed; without it, what stands. */
  sms: z.strictObject({ text: Text }).optional(),
  email: z.strictObject({ subject: Subject, text: Text }).optional(),
};

export const previewTemplates = route({
  id: 'previewTemplates',
  method: 'POST',
  path: '/v1/notification-rules/{ruleId}/preview',
  service: 'templates',
  summary: 'A message of the rule as it would be sent, with a sample or a real appointment; nothing is sent or saved',
  access: roles({ allow: READERS }),
  params: OfRule,
  body: z.strictObject({ ...Drafts, appointmentId: AppointmentId.optional() }),
  answers: {
    200: z
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
      .meta({ id: 'TemplatePreview' }),
  },
});

export const simulateRule = route({
  id: 'simulateRule',
  method: 'POST',
  path: '/v1/notification-rules/{ruleId}/simulate',
  service: 'templates',
  summary: 'What the rule would tell the customer of a visit with so many technicians; nothing is sent',
  access: roles({ allow: READERS }),
  params: OfRule,
  body: z.strictObject({ language: Language, technicians: z.int().min(1).max(5).default(3) }),
  answers: {
    200: z
      .object({
        moves: z.array(
          z.object({
            did: z.enum(['added', 'moved', 'cancelled', 'restored', 'tapped', 'delayed', 'lead_changed']),
            name: z.string().optional(),
            /** The label of the code that is set. */
            code: z.string().optional(),
          }),
        ),
        /** `after` counts the moves from 0. */
        messages: z.array(z.object({ after: z.int().min(0), channel: Channel, text: z.string() })),
      })
      .meta({ id: 'Simulation' }),
  },
});

export const sendTestText = route({
  id: 'sendTestText',
  method: 'POST',
  path: '/v1/notification-rules/{ruleId}/send-test',
  service: 'templates',
  summary: 'Sends me the message with a sample, by a verified method of mine; once a minute',
  access: roles({ allow: READERS }),
  params: OfRule,
  body: z.strictObject({ ...Drafts, channel: Channel }),
  answers: { 202: undefined },
});

export const TEMPLATE_ROUTES = [
  listTemplates,
  saveTemplate,
  listTemplateVersions,
  previewTemplates,
  simulateRule,
  sendTestText,
] as const;
