/** What somebody means by an SMS. Digits only: words are for the carrier (STOP and its like), never for us. */
export type SmsCommand = { does: 'accept' | 'pass'; code?: string } | { does: 'unknown' };

/** `1 4821` accepts, `2 4821` passes; a bare `1` or `2` is for the only call that waits. Spaces do not matter. */
export function readCommand(text: string): SmsCommand {
  const match = /^\s*([12])\s*(\d\s*\d\s*\d\s*\d)?\s*$/.exec(text);
  if (!match) return { does: 'unknown' };
  const code = match[2]?.replaceAll(/\s/g, '');
  return { does: match[1] === '1' ? 'accept' : 'pass', ...(code ? { code } : {}) };
}
