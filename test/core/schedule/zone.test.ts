import { expect, test } from 'vitest';
import { canonicalZone, Zone } from '../../../core/time/zone.ts';

test.each([
  ['America/Chicago', 'America/Chicago'],
  ['US/Central', 'America/Chicago'],
  ['us/eastern', 'America/New_York'],
  ['EUROPE/BERLIN', 'Europe/Berlin'],
  ['Etc/UTC', 'UTC'],
  ['GMT', 'UTC'],
  ['Etc/GMT+5', 'Etc/GMT+5'],
  // CLDR keeps the old names of these, the IANA database does not.
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Europe/Kyiv', 'Europe/Kyiv'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['US/East-Indiana', 'America/Indiana/Indianapolis'],
  // The IANA database links these to a neighbour; they keep their own name.
  ['Europe/Jersey', 'Europe/Jersey'],
  ['Atlantic/Reykjavik', 'Atlantic/Reykjavik'],
])('%s is stored as %s', (name, canonical) => {
  expect(Zone.parse(name)).toBe(canonical);
});

test.each(['', 'Mars/Olympus', '+05:30', '-06:00', 'Local', 'America/Chicago ', '../etc/passwd'])(
  '“%s” is refused',
  (name) => {
    const { error } = Zone.safeParse(name);
    expect(error?.issues.map(({ message }) => message)).toEqual(['must be an IANA time zone, like America/Chicago']);
  },
);

test('every zone that this runtime knows has a canonical name, which is its own canonical name', () => {
  const names = Intl.supportedValuesOf('timeZone').map((name) => canonicalZone(name) ?? `${name} is unknown`);
  expect(names.map(canonicalZone)).toEqual(names);
  expect(new Set(names).size).toBe(names.length);
});
