/** What a customer who called reads of his call: in each language these. */
export interface CallerWords {
  about: (summary: string, sentence: string) => string;
  taken: (name: string) => string;
  takenNow: (name: string) => string;
  waits: string;
  calledBack: (time: string) => string;
  button: string;
  preferences: string;
  footer: string;
}

/** The texts in English: what it is about, and then where it stands. */
export const CALLER_WORDS: CallerWords = {
  about: (summary: string, sentence: string) => `about "${summary}": ${sentence}`,
  taken: (name: string) => `${name} is on it.`,
  takenNow: (name: string) => `${name} is on it now.`,
  waits: 'we are still reaching our technician. You hear from us as soon as somebody is on it.',
  calledBack: (time: string) => `the office calls you by ${time}.`,
  button: 'See your job',
  preferences: 'Choose what we send you',
  footer: 'You get this message because you called us.',
};
