/** Escalation spec, case 14: what carriers take for an opt-out. They stop delivering by themselves; we only hear of it. */
const OUT = new Set(['STOP', 'CANCEL', 'END', 'QUIT', 'REMOVE', 'UNSUBSCRIBE', 'ARRET', 'OPTOUT', 'TD']);
/** What they take for the way back. */
const IN = new Set(['START', 'UNSTOP']);

/**
 * The word that an SMS is, if it is nothing else: in any letter case, with an accent, with blanks and punctuation around
 * or between (`Stop!`, `opt-out`, `Arrêt.`). A digit beside it makes it something else.
 */
const wordOf = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();

/** Whether an SMS is a carrier's opt-out word and nothing else. */
export const isOptOut = (text: string): boolean => OUT.has(wordOf(text));

/** Whether an SMS takes an opt-out back. */
export const isOptIn = (text: string): boolean => IN.has(wordOf(text));
