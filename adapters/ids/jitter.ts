/** The wait, and up to a quarter more, in whole milliseconds: whoever failed together does not come back together. */
export const withJitter = (ms: number): number => Math.round(ms * (1 + Math.random() / 4));
