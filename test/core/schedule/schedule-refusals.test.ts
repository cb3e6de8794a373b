import { expect, test } from 'vitest';
import { Schedule, ScheduleInput } from '../../../core/schedule/schedule.ts';
import { ulidOf } from '../../support/builders/team.ts';
import { aLayer, aSchedule, person } from './a-schedule.ts';

const LAYER = aLayer({ people: 'AB', shift: '1 week', start: '2026-06-01T08:00:00-05:00' });
const DAY = { start: '2026-06-01T00:00:00Z', end: '2026-06-02T00:00:00Z' };
const input = (more: object) => ({ name: 'After hours', zone: 'America/Chicago', layers: [LAYER], ...more });

/** What is wrong, as `field: message`. */
const refusals = (more: object): string[] =>
  (ScheduleInput.safeParse(input(more)).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

test('a schedule as clients send it: zone by an alias, times with an offset, no overrides', () => {
  expect(ScheduleInput.parse(input({ zone: 'US/Central' }))).toEqual({
    name: 'After hours',
    zone: 'America/Chicago',
    layers: [
      {
        people: [person('A'), person('B')],
        shift: { unit: 'week', length: 1 },
        start: '2026-06-01T13:00:00.000Z',
      },
    ],
    overrides: [],
    temporary: [],
  });
});

test('a stored schedule reads as it was written', () => {
  const schedule = aSchedule({
    zone: 'Asia/Kolkata',
    layers: [{ people: 'A', shift: '1 day', start: DAY.start, windows: [{ days: [1], from: '22:00', to: '06:00' }] }],
    overrides: [['A→B', DAY.start, DAY.end]],
    temporary: [[DAY.start, DAY.end, [['C', DAY.start, DAY.end]]]],
  });
  expect(Schedule.parse(structuredClone(schedule))).toEqual(schedule);
});

const window = { days: [1], from: '22:00', to: '06:00' };
const layer = (more: object) => ({ layers: [{ ...LAYER, ...more }] });
const override = (more: object) => ({ overrides: [{ ...DAY, ...more }] });
const A = { personId: person('A') };

test.each<[what: string, more: object, refusals: string[]]>([
  ['an unknown zone', { zone: 'Mars/Olympus' }, ['zone: must be an IANA time zone, like America/Chicago']],
  ['an empty name', { name: ' ' }, ['name: must not be empty']],
  ['no layer', { layers: [] }, ['layers: must have a layer']],
  ['a layer of nobody', layer({ people: [] }), ['layers.0.people: must name a person']],
  [
    'a window without a day',
    layer({ windows: [{ ...window, days: [] }] }),
    [expect.stringMatching(/^layers\.0\.windows\.0\.days: /)],
  ],
  [
    'a day named twice',
    layer({ windows: [{ ...window, days: [1, 1] }] }),
    ['layers.0.windows.0.days: must name each day once'],
  ],
  [
    'an eighth day',
    layer({ windows: [{ ...window, days: [8] }] }),
    [expect.stringMatching(/^layers\.0\.windows\.0\.days\.0: /)],
  ],
  [
    '24:00',
    layer({ windows: [{ ...window, to: '24:00' }] }),
    ['layers.0.windows.0.to: must be a time of day from 00:00 to 23:59'],
  ],
  ['no window', layer({ windows: [] }), ['layers.0.windows: must name a window, or be left out']],
  [
    'a start without a zone',
    layer({ start: '2026-06-01T08:00:00' }),
    ['layers.0.start: must be a time with its zone, like 2026-06-01T10:00:00-05:00'],
  ],
  ['an add without in', override({ kind: 'add' }), ['overrides.0.in: must name the person who comes on call']],
  ['a remove without out', override({ kind: 'remove' }), ['overrides.0.out: must name the person who goes off call']],
  [
    'a replace without both',
    override({ kind: 'replace' }),
    [
      'overrides.0.in: must name the person who comes on call',
      'overrides.0.out: must name the person who goes off call',
    ],
  ],
  [
    'a replace by himself',
    override({ kind: 'replace', in: person('A'), out: person('A') }),
    ['overrides.0.in: must be somebody else than out'],
  ],
  [
    'an override of no length',
    override({ kind: 'add', in: person('A'), end: DAY.start }),
    ['overrides.0.end: must be after start'],
  ],
  [
    'an override that ends before it starts',
    override({ kind: 'remove', out: person('A'), end: '2026-05-31T00:00:00Z' }),
    ['overrides.0.end: must be after start'],
  ],
  [
    'a temporary schedule of no length',
    { temporary: [{ start: DAY.start, end: DAY.start, shifts: [] }] },
    ['temporary.0.end: must be after start'],
  ],
  [
    'a temporary shift of no length',
    { temporary: [{ ...DAY, shifts: [{ ...A, start: DAY.end, end: DAY.end }] }] },
    ['temporary.0.shifts.0.end: must be after start'],
  ],
  [
    'a temporary shift outside its schedule',
    { temporary: [{ ...DAY, shifts: [{ ...A, start: '2026-05-31T00:00:00Z', end: DAY.end }] }] },
    ['temporary.0.shifts.0.start: must be within its temporary schedule'],
  ],
  [
    'two temporary schedules at one time',
    {
      temporary: [
        { ...DAY, shifts: [] },
        { ...DAY, shifts: [] },
      ],
    },
    ['temporary.1.start: must not overlap another temporary schedule'],
  ],
  [
    'one id twice',
    { overrides: [1, 2].map(() => ({ id: ulidOf('ovr', 1), kind: 'add', in: person('A'), ...DAY })) },
    ['overrides.1.id: must be unique'],
  ],
])('%s is refused, and the field named', (_what, more, expected) => {
  expect(refusals(more)).toEqual(expected);
});

test.each([
  ['a shift of no length', layer({ shift: { unit: 'day', length: 0 } })],
  ['a shift and a half', layer({ shift: { unit: 'day', length: 1.5 } })],
  ['a month', layer({ shift: { unit: 'month', length: 1 } })],
  ['51 people', layer({ people: Array.from({ length: 51 }, () => person('A')) })],
  ['11 layers', { layers: Array.from({ length: 11 }, () => LAYER) }],
  ['201 overrides', { overrides: Array.from({ length: 201 }, () => ({ kind: 'add', in: person('A'), ...DAY })) }],
  ['another kind of override', override({ kind: 'swap', in: person('A'), out: person('B') })],
  ['an override of nobody known by an id', override({ kind: 'add', in: 'Ana' })],
])('%s is refused', (_what, more) => {
  expect(refusals(more)).toHaveLength(1);
});

test('temporary schedules may touch', () => {
  const next = { start: DAY.end, end: '2026-06-03T00:00:00Z' };
  expect(
    refusals({
      temporary: [
        { ...DAY, shifts: [] },
        { ...next, shifts: [] },
      ],
    }),
  ).toEqual([]);
});
