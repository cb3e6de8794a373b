import type { CallerWords } from './words-caller-en.ts';

/** The same in Spanish, worded for SMS without á, í, ó and ú, which would cut what a segment holds from 160 to 70. */
export const CALLER_WORDS_ES: CallerWords = {
  about: (summary, sentence) => `sobre "${summary}": ${sentence}`,
  taken: (name) => `${name} se encarga.`,
  takenNow: (name) => `ahora se encarga ${name}.`,
  waits: 'seguimos llamando a nuestro técnico. Le avisaremos en cuanto alguien se encargue.',
  calledBack: (time) => `la oficina le llama antes de las ${time}.`,
  button: 'Ver su trabajo',
  preferences: 'Elija lo que le enviamos',
  footer: 'Recibe este mensaje porque nos llamó.',
};
