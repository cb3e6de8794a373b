import type { DefaultTexts } from '../../template/catalogue.ts';
import type { TextName } from '../text-name.ts';
import { CALLS_ES } from './calls-es.ts';
import { REPLIES_ES } from './replies-es.ts';
import { TEAM_ES } from './team-es.ts';
import { TICKETS_ES } from './tickets-es.ts';

/**
 * The default texts in Spanish, with "usted". GSM-7 has é, ñ, ¿ and ¡ but neither á, í, ó nor ú: the SMS are worded
 * without them; emails are spelled as they should.
 */
export const TEXTS_ES: Readonly<Record<TextName, DefaultTexts>> = {
  ...CALLS_ES,
  ...TICKETS_ES,
  ...TEAM_ES,
  ...REPLIES_ES,
};
