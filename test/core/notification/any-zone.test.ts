import { expect, test } from 'vitest';
import { quietUntil } from '../../../core/notification/quiet-hours.ts';
import { fromEpochMs, secondsBetween, toEpochMs } from '../../../core/time/instant.ts';
import { fc } from '../../support/property.ts';

/* Quiet hours on any wall, told by Intl: half-hour zones, changes at midnight, by half an hour, on either half of the year. */

const ZONES = [
  ...['America/Chicago', 'America/Denver', 'America/Phoenix', 'America/St_Johns', 'America/Santiago'],
  ...['Australia/Lord_Howe', 'Asia/Kolkata', 'Europe/Berlin', 'Africa/Cairo', 'Pacific/Auckland'],
];
const clocks = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  ]),
);
const wall = (zone: string, at: string) => clocks.get(zone)?.format(toEpochMs(at)) ?? '';

test('between 21:00 and 08:00 of any place and night they end at its next 08:00; by day there are none', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.nat(2 * 365 * 24 * 12), (zone, fives) => {
      const at = fromEpochMs(Date.parse('2026-01-01T00:00:00Z') + fives * 300_000);
      const until = quietUntil(at, zone, { from: '21:00', to: '08:00' });
      const quiet = wall(zone, at) >= '21:00' || wall(zone, at) < '08:00';
      expect(until !== undefined).toBe(quiet);
      if (until === undefined) return;
      expect(wall(zone, until)).toBe('08:00');
      // A night of eleven hours, and one more or less where the clock is changed.
      expect(secondsBetween(at, until)).toBeGreaterThan(0);
      expect(secondsBetween(at, until)).toBeLessThanOrEqual(12 * 3600);
    }),
    { numRuns: 5000 },
  );
});
