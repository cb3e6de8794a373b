/** The end of an SMS with a sign-in code: browsers fill the code in on pages of this host alone. */
export const boundLine = (host: string, code: string): string => `\n\n@${host} #${code}`;
