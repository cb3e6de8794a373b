import * as z from 'zod';
import { AppointmentId, NotificationRuleId } from '../ids/ids.ts';
import { Language } from '../message/language.ts';
import { Channel } from '../person/person.ts';
import { roles, route } from './route.ts';
import {
  Drafts,
  READERS,
  SavedWords,
  TemplatePreview,
  TemplatesView,
  TemplateVersionView,
  TemplateView,
  WRITERS,
} from './template-parts.ts';

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
  answers: { 200: TemplatesView },
});

export const saveTemplate = route({
  id: 'saveTemplate',
  method: 'PUT',
  path: '/v1/notification-rules/{ruleId}/templates/{language}/{channel}',
  service: 'templates',
  summary: 'Saves the account’s own words as the next version, or goes back to the default text',
  access: roles({ allow: WRITERS }),
  params: OfText,
  body: SavedWords,
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
    200: TemplatePreview,
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
