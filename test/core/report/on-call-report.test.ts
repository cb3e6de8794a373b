import { describe, expect, test } from 'vitest';
import type { EscalationStatus } from '../../../core/escalation/escalation.ts';
import type { PageFact, TimelineEntry, TimelineFact } from '../../../core/escalation/timeline.ts';
import type { Person } from '../../../core/person/person.ts';
import {
  nightOf,
  type OnCallCounts,
  onCallReport,
  percentile,
  type ReportedEscalation,
} from '../../../core/report/on-call-report.ts';
import { fromEpochMs, plusMinutes, plusSeconds } from '../../../core/time/instant.ts';
import { ANA, BRIAN, DEE, JOHN } from '../../support/builders/team.ts';
import { fc } from '../../support/property.ts';

const ZONE = 'America/Chicago';
/** Ten in the evening in Chicago. */
const NIGHT = '2026-06-02T03:00:00.000Z';
const NOON = '2026-06-02T17:00:00.000Z';

const ref = ({ id, name }: Person) => ({ id, name });
const pagesTo = (person: Person, ...channels: PageFact['channel'][]): PageFact[] =>
  (channels.length > 0 ? channels : ['sms' as const]).map((channel) => ({
    personId: person.id,
    name: person.name,
    channel,
  }));

const created: TimelineFact = { kind: 'created', by: ref(ANA), coverage: 'ok', note: '' };
const step = (index: number, ...pages: PageFact[]): TimelineFact => ({
  kind: 'step_started',
  ...{ loop: 0, step: index, pages, skipped: [] },
});
const accepted = (by: Person): TimelineFact => ({
  kind: 'accepted',
  ...{ by: ref(by), via: 'web', late: false, early: false },
});
const passed = (by: Person): TimelineFact => ({ kind: 'passed', by: ref(by), via: 'sms' });
const expired: TimelineFact = { kind: 'expired', reason: 'no_answer', skipped: [] };

/** An escalation of which one thing happens a minute. */
const told = (status: EscalationStatus, start: string, ...facts: TimelineFact[]): ReportedEscalation => ({
  escalation: { status },
  timeline: facts.map((fact, index): TimelineEntry => ({ ...fact, seq: index + 1, at: plusMinutes(start, index) })),
});

const partOf = (person: Person, ...histories: ReportedEscalation[]): OnCallCounts | undefined =>
  onCallReport(histories, ZONE).people.find(({ personId }) => personId === person.id);

describe('nights', () => {
  test('begin at nine in the evening and end at seven, by the clock of the account', () => {
    const june1 = nightOf(ZONE, '2026-06-02T02:00:00.000Z');
    expect(june1).toBeDefined();
    expect(nightOf(ZONE, '2026-06-02T01:59:59.999Z')).toBeUndefined();
    expect(nightOf(ZONE, '2026-06-02T11:59:59.999Z')).toBe(june1);
    expect(nightOf(ZONE, '2026-06-02T12:00:00.000Z')).toBeUndefined();
    expect(nightOf(ZONE, '2026-06-03T02:00:00.000Z')).toBe((june1 ?? 0) + 1);
    expect(nightOf('Asia/Kolkata', '2026-06-02T11:00:00.000Z')).toBeUndefined();
  });

  test('are one night each, however often and for however many calls he is paged', () => {
    const call = (start: string) => told('assigned', start, created, step(0, ...pagesTo(JOHN, 'sms', 'email')));
    const evening = call(NIGHT);
    const beforeDawn = call(plusMinutes(NIGHT, 8 * 60));
    expect(partOf(JOHN, evening, beforeDawn)).toMatchObject({ nightsWoken: 1, pages: 4 });
    const nextNight = call(plusMinutes(NIGHT, 24 * 60));
    expect(partOf(JOHN, evening, beforeDawn, nextNight)).toMatchObject({ nightsWoken: 2, pages: 6 });
  });

  test('are not woken by a page at noon', () => {
    expect(partOf(JOHN, told('pending', NOON, created, step(0, ...pagesTo(JOHN))))).toMatchObject({
      nightsWoken: 0,
      pages: 1,
    });
  });
});

describe('a miss', () => {
  const first = [created, step(0, ...pagesTo(JOHN))];

  test('is a step that ended without a word from whoever was paged', () => {
    const history = told('assigned', NIGHT, ...first, step(1, ...pagesTo(BRIAN)), accepted(BRIAN));
    expect(partOf(JOHN, history)).toMatchObject({ misses: 1, accepts: 0 });
    expect(partOf(BRIAN, history)).toMatchObject({ misses: 0, accepts: 1 });
  });

  test('is counted once a step, by however many methods he was paged', () => {
    const history = told('expired', NIGHT, created, step(0, ...pagesTo(JOHN, 'sms', 'email')), expired);
    expect(partOf(JOHN, history)).toMatchObject({ misses: 1, pages: 2 });
  });

  test('is one for every step of his', () => {
    const again = step(1, ...pagesTo(JOHN));
    expect(partOf(JOHN, told('expired', NIGHT, ...first, again, expired))?.misses).toBe(2);
  });

  test('is none when somebody else of the step accepts before it ends', () => {
    const both = step(0, ...pagesTo(JOHN), ...pagesTo(BRIAN));
    expect(partOf(JOHN, told('assigned', NIGHT, created, both, accepted(BRIAN)))?.misses).toBe(0);
  });

  test('is none when he passes', () => {
    const history = told('expired', NIGHT, ...first, passed(JOHN), step(1, ...pagesTo(BRIAN)), expired);
    expect(partOf(JOHN, history)).toMatchObject({ misses: 0, passes: 1 });
    expect(partOf(BRIAN, history)?.misses).toBe(1);
  });

  test('is none when it is stopped, given to somebody, or a dispatcher goes on to another step', () => {
    const stopped: TimelineFact = { kind: 'stopped', by: ref(BRIAN), via: 'web', reason: 'Called back' };
    const given: TimelineFact = { kind: 'reassigned', by: ref(DEE), to: ref(BRIAN) };
    const jumped: TimelineFact = { kind: 'jumped', by: ref(DEE), step: 1 };
    for (const after of [[stopped], [given], [jumped, step(1, ...pagesTo(BRIAN))]])
      expect(partOf(JOHN, told('pending', NIGHT, ...first, ...after))?.misses).toBe(0);
  });

  test('is none when no page reached him, and one when his next method may have', () => {
    const failed = (...next: PageFact[]): TimelineFact => ({
      kind: 'method_failed',
      ...{ who: ref(JOHN), channel: 'sms', pages: next },
    });
    expect(partOf(JOHN, told('expired', NIGHT, ...first, failed(), expired))?.misses).toBe(0);
    expect(partOf(JOHN, told('expired', NIGHT, ...first, failed(...pagesTo(JOHN, 'email')), expired))?.misses).toBe(1);
  });

  test('stays one when he accepts after it has expired', () => {
    const late: TimelineFact = { kind: 'accepted', by: ref(JOHN), via: 'web', late: true, early: false };
    expect(partOf(JOHN, told('assigned', NIGHT, ...first, expired, late))).toMatchObject({ misses: 1, accepts: 1 });
  });
});

describe('accepts', () => {
  const after = (seconds: number): ReportedEscalation => ({
    escalation: { status: 'assigned' },
    timeline: [
      { ...created, seq: 1, at: NIGHT },
      { ...accepted(JOHN), seq: 2, at: plusSeconds(NIGHT, seconds) },
    ],
  });

  test('take as long as half and nine in ten of them do', () => {
    const histories = [100, 30, 10, 90, 20, 80, 40, 70, 50, 60].map(after);
    expect(onCallReport(histories, ZONE).acceptSeconds).toEqual({ p50: 50, p90: 90 });
    expect(onCallReport([after(42)], ZONE).acceptSeconds).toEqual({ p50: 42, p90: 42 });
  });

  test('are counted from the re-opening when the job was given back', () => {
    const released: TimelineFact = { kind: 'released', by: ref(JOHN), reason: 'Truck broke down' };
    const history = told('assigned', NIGHT, created, accepted(JOHN), released, accepted(BRIAN));
    expect(onCallReport([history], ZONE).acceptSeconds).toEqual({ p50: 60, p90: 60 });
    expect(partOf(JOHN, history)).toMatchObject({ accepts: 1, released: 1 });
  });

  test('have no time when there was none', () => {
    expect(onCallReport([told('expired', NIGHT, created, expired)], ZONE)).not.toHaveProperty('acceptSeconds');
  });

  test('at a share of all are one of them, with at least that share not above it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 100 }),
        (values, hundredths) => {
          const sorted = values.toSorted((a, b) => a - b);
          const share = hundredths / 100;
          const found = percentile(sorted, share) ?? -1;
          expect(sorted).toContain(found);
          expect(sorted.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * sorted.length - 1e-9);
          expect(sorted.filter((value) => value < found).length).toBeLessThan(share * sorted.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('escalations are counted by the status they have now', () => {
  const statuses = ['assigned', 'expired', 'assigned', 'cancelled'] as const;
  const { counts, people } = onCallReport(
    statuses.map((status) => told(status, NOON, created)),
    ZONE,
  );
  expect(counts).toEqual({ pending: 0, assigned: 2, expired: 1, cancelled: 1 });
  expect(people).toEqual([]);
});

test('whoever was woken most comes first, then whoever was paged most', () => {
  const call = (start: string, ...persons: Person[]) =>
    told('pending', start, created, step(0, ...persons.flatMap((person) => pagesTo(person))));
  const histories = [call(NOON, JOHN, ANA), call(fromEpochMs(Date.parse(NOON) + 1), ANA), call(NIGHT, BRIAN)];
  expect(onCallReport(histories, ZONE).people.map(({ name }) => name)).toEqual([BRIAN.name, ANA.name, JOHN.name]);
});

test('somebody who was renamed is one person, by his latest name', () => {
  const renamed = { ...JOHN, name: 'John Smith-Lopez' };
  const call = (person: Person) => told('pending', NOON, created, step(0, ...pagesTo(person)));
  expect(onCallReport([call(JOHN), call(renamed)], ZONE).people).toMatchObject([{ name: renamed.name, pages: 2 }]);
});
