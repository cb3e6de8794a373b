import * as z from 'zod';

/*
 * Zone names. One rule: a zone is stored under its current name in the IANA database (`Asia/Kolkata`, `Europe/Kyiv`),
 * places that IANA has merged only for the sake of a smaller file keep their own (`Europe/Jersey`).
 * `Intl` follows the aliases (`US/Central`), but ends at the names CLDR froze long ago: those are renamed here.
 * Temporal follows no alias at all. A fixed offset (`+05:30`) is not a zone: it knows no daylight saving.
 */

/** The names CLDR froze, and what the IANA database (2025b, `zone.tab`) calls the same places. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

const known = new Map<string, string>();

/** The canonical name of a zone or of an alias, in any case of letters; undefined for what is no zone. */
export function canonicalZone(name: string): string | undefined {
  const key = name.toLowerCase();
  const seen = known.get(key);
  if (seen !== undefined || !/^[a-z]/.test(key)) return seen;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    const canonical = RENAMED.get(timeZone) ?? timeZone;
    known.set(key, canonical);
    return canonical;
  } catch {
    // A RangeError is how Intl says that it does not know the name.
    return undefined;
  }
}

const NOT_A_ZONE = 'must be an IANA time zone, like America/Chicago';

/**
 * A zone as a client writes it or as it is stored, aliases included; read into its canonical name. A stored name that
 * a later database calls an alias is thereby still readable.
 */
export const Zone = z
  .string()
  .max(64, NOT_A_ZONE)
  .transform((name, context) => {
    const canonical = canonicalZone(name);
    if (canonical !== undefined) return canonical;
    context.addIssue({ code: 'custom', message: NOT_A_ZONE });
    return z.NEVER;
  })
  .pipe(z.string());
export type Zone = z.infer<typeof Zone>;
