/*
 * What somebody has typed, kept in this tab so that a reload loses nothing. Each form has a name of its own; what was
 * kept by an older version of the page is taken as far as it fits.
 */

const keyOf = (name: string): string => `callout.${name}.draft`;

/** The kept draft; what it does not have is as in `empty`. All fields are text. */
export function recallDraft<D extends Record<keyof D, string>>(name: string, empty: D): D {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? '{}');
    const entries = Object.entries(kept ?? {}).filter(([field, value]) => field in empty && typeof value === 'string');
    return { ...empty, ...Object.fromEntries(entries) };
  } catch {
    return empty;
  }
}

export const keepDraft = (name: string, draft: object): void =>
  sessionStorage.setItem(keyOf(name), JSON.stringify(draft));

export const forgetDraft = (name: string): void => sessionStorage.removeItem(keyOf(name));
