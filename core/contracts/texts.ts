import * as z from 'zod';
import { Language } from '../message/language.ts';
import { Channel } from '../person/person.ts';
import { TEXT_GROUPS, type TextGroup, TextName } from '../text/text-name.ts';
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

/*
 * The texts of the catalogue: what Callout says apart from notification rules, to the team and to callers. Each has its
 * default text, and the account's own words where it has some.
 */

const OfText = z.object({ name: TextName });
const OfPlace = OfText.extend({ language: Language, channel: Channel });

export const listTexts = route({
  id: 'listTexts',
  method: 'GET',
  path: '/v1/texts',
  service: 'templates',
  summary: 'The texts of the catalogue by what they are about, and which of them the account says in its own words',
  access: roles({ allow: READERS }),
  answers: {
    200: z.object({
      items: z.array(
        z
          .object({
            name: TextName,
            group: z.enum(Object.keys(TEXT_GROUPS) as [TextGroup, ...TextGroup[]]),
            /** As it would be sent to whoever reads English, with samples in it. */
            sms: z.string(),
            /** Where the account's own words stand. */
            own: z.array(z.object({ language: Language, channel: Channel })),
          })
          .meta({ id: 'TextSummary' }),
      ),
    }),
  },
});

export const getText = route({
  id: 'getText',
  method: 'GET',
  path: '/v1/texts/{name}',
  service: 'templates',
  summary: 'What a text says, in every language and channel, and the fields it may name',
  access: roles({ allow: READERS }),
  params: OfText,
  answers: { 200: TemplatesView },
});

export const saveOwnText = route({
  id: 'saveText',
  method: 'PUT',
  path: '/v1/texts/{name}/{language}/{channel}',
  service: 'templates',
  summary: 'Saves the account’s own words as the next version, or goes back to the default text',
  access: roles({ allow: WRITERS }),
  params: OfPlace,
  body: SavedWords,
  answers: { 200: TemplateView },
});

export const listTextVersions = route({
  id: 'listTextVersions',
  method: 'GET',
  path: '/v1/texts/{name}/{language}/{channel}/versions',
  service: 'templates',
  summary: 'What a text has said before, newest first',
  access: roles({ allow: READERS }),
  params: OfPlace,
  answers: { 200: z.object({ items: z.array(TemplateVersionView) }) },
});

export const previewText = route({
  id: 'previewText',
  method: 'POST',
  path: '/v1/texts/{name}/preview',
  service: 'templates',
  summary: 'A text as it would be sent, with samples in it; nothing is sent or saved',
  access: roles({ allow: READERS }),
  params: OfText,
  body: z.strictObject(Drafts),
  answers: { 200: TemplatePreview },
});

export const sendTestOfText = route({
  id: 'sendTestOfText',
  method: 'POST',
  path: '/v1/texts/{name}/send-test',
  service: 'templates',
  summary: 'Sends me the text with samples, by a verified method of mine; once a minute',
  access: roles({ allow: READERS }),
  params: OfText,
  body: z.strictObject({ ...Drafts, channel: Channel }),
  answers: { 202: undefined },
});

export const TEXT_ROUTES = [listTexts, getText, saveOwnText, listTextVersions, previewText, sendTestOfText] as const;
