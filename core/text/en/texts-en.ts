import type { DefaultTexts } from '../../template/catalogue.ts';
import type { TextName } from '../text-name.ts';
import { CALLS_EN } from './calls-en.ts';
import { REPLIES_EN } from './replies-en.ts';
import { TEAM_EN } from './team-en.ts';
import { TICKETS_EN } from './tickets-en.ts';

/**
 * The default texts in English. Plain words, the fact first; an SMS in the alphabet that fits 160 to a segment; nothing
 * a carrier takes for an opt-out (STOP, CANCEL, END, QUIT …) is ever suggested as a reply.
 */
export const TEXTS_EN: Readonly<Record<TextName, DefaultTexts>> = {
  ...CALLS_EN,
  ...TICKETS_EN,
  ...TEAM_EN,
  ...REPLIES_EN,
};
