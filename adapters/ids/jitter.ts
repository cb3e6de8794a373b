/** The wait, and up to a quarter more: whoever failed together does not come back together. */
export const withJitter = (ms: number): number => ms * (1 + Math.random() / 4);
