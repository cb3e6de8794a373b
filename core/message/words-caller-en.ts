/** What a customer who called reads of his call, in English: what it is about, and then where it stands. */
export const CALLER_WORDS = {
  about: (summary: string, sentence: string) => `about "${summary}": ${sentence}`,
  taken: (name: string) => `${name} is on it.`,
  takenNow: (name: string) => `${name} is on it now.`,
  waits: 'we are still reaching our technician. You hear from us as soon as somebody is on it.',
  calledBack: (time: string) => `the office calls you by ${time}.`,
  footer: 'You get this message because you called us.',
} as const;
