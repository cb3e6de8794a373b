import { BusinessCalendar, DEFAULT_HOURS, type OpenHours } from '../../../core/calendar/business-calendar.ts';
import { fromEpochMs, type Instant } from '../../../core/time/instant.ts';
import { fc } from '../../support/property.ts';

/** Zones that repeat and skip hours: at 02:00, at midnight, by half an hour, in the south, and one that never does. */
export const ZONES = [
  'America/Chicago',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Havana',
  'Africa/Cairo',
  'America/Nuuk',
  'Pacific/Auckland',
  'Asia/Kolkata',
];

export const aCalendar = (more: Partial<BusinessCalendar> = {}): BusinessCalendar => ({
  zone: 'America/Chicago',
  hours: DEFAULT_HOURS,
  holidays: [],
  ...more,
});

/** Open every day of the week at these hours. */
export const daily = (...stretches: OpenHours[]): BusinessCalendar['hours'] => ({
  ...{ '1': stretches, '2': stretches, '3': stretches, '4': stretches },
  ...{ '5': stretches, '6': stretches, '7': stretches },
});

const FIRST = Date.UTC(2025, 11, 1);
const LAST = Date.UTC(2027, 1, 28);
const DAY_MS = 86_400_000;

/** To the millisecond, but often on a round quarter of an hour, where the edges are. */
export const anInstant: fc.Arbitrary<Instant> = fc
  .oneof(
    fc.integer({ min: FIRST, max: LAST }),
    fc.integer({ min: FIRST / 900_000, max: LAST / 900_000 }).map((quarters) => Math.round(quarters) * 900_000),
  )
  .map(fromEpochMs);

const time = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Up to three stretches a day, anywhere from 00:00 to 24:00. */
const aDay: fc.Arbitrary<OpenHours[]> = fc
  .uniqueArray(
    fc.integer({ min: 0, max: 48 }).map((half) => half * 30),
    { minLength: 2, maxLength: 6 },
  )
  .map((minutes) => {
    const sorted = minutes.toSorted((a, b) => a - b);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
      from: time(sorted[index * 2] ?? 0),
      to: time(sorted[index * 2 + 1] ?? 0),
    }));
  });

const aDate = fc
  .integer({ min: FIRST / DAY_MS, max: LAST / DAY_MS })
  .map((day) => fromEpochMs(Math.round(day) * DAY_MS).slice(0, 10));

/** Any calendar: usual hours or odd ones, with holidays, in any of the zones. */
export const anyCalendar: fc.Arbitrary<BusinessCalendar> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    hours: fc.oneof(
      fc.constant(DEFAULT_HOURS),
      fc.constant(daily({ from: '00:00', to: '24:00' })),
      fc
        .dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), aDay, { minKeys: 1 })
        .map((hours) => ({ ...hours })),
    ),
    holidays: fc.uniqueArray(aDate, { maxLength: 30 }),
  })
  .map((calendar) => BusinessCalendar.parse(calendar));
