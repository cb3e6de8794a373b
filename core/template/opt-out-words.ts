/*
 * Carriers take these words, sent by a customer alone in an SMS, for the wish to get no more. A text that asks him to
 * send one would silence us without his knowing; how one opts out is told by the carriers.
 */

const WORDS = 'stop|stopall|cancel|end|quit|remove|unsubscribe|opt-?out|revoke|arret|baja|alto|parar|cancelar';
const ASKING =
  'reply|replying|respond|answer|text|send|write|responda|responde|conteste|contesta|envíe|envie|escriba|mande|manda';

/** "Reply STOP", "text us back with stop"; but not "text us to cancel". */
const ASKED = new RegExp(
  `(?<!\\p{L})(?:${ASKING})(?:\\s+(?:back|us|with|by|the|a|word|con|la|palabra|nos))*[\\s:]+["'“‘«]?(?:${WORDS})(?!\\p{L})`,
  'iu',
);
/** "STOP" in capitals or in quotation marks is one, whatever stands around it. */
const SHOUTED = new RegExp(`(?<!\\p{L})(?:${WORDS.toUpperCase()})(?!\\p{L})`, 'u');
const QUOTED = new RegExp(`["'“‘«](?:${WORDS})["'”’»]`, 'iu');

/** The words by which a text asks for an opt-out, if it does. */
export const asksForOptOut = (text: string): string | undefined =>
  (ASKED.exec(text) ?? SHOUTED.exec(text) ?? QUOTED.exec(text))?.[0];
