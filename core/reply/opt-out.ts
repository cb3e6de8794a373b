/** Escalation spec, case 14: what carriers take for an opt-out. They stop delivering by themselves; we only hear of it. */
const WORDS = new Set(['STOP', 'CANCEL', 'END', 'QUIT', 'REMOVE', 'UNSUBSCRIBE', 'ARRET', 'OPTOUT', 'TD']);

/**
 * Whether an SMS is a carrier's opt-out word and nothing else: in any letter case, with an accent, with blanks and
 * punctuation around or between (`Stop!`, `opt-out`, `Arrêt.`). A digit beside it makes it something else.
 */
export const isOptOut = (text: string): boolean =>
  WORDS.has(
    text
      .normalize('NFD')
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
      .toUpperCase(),
  );
