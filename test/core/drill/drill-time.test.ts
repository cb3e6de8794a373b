import { describe, expect, test } from 'vitest';
import type { PersonDrills } from '../../../core/drill/drill.ts';
import { nextTurn, turnNow } from '../../../core/drill/drill-time.ts';
import { fromEpochMs, type Instant, plusMinutes, toEpochMs } from '../../../core/time/instant.ts';
import { aPerson, JOHN, NORTHSIDE } from '../../support/builders/team.ts';

const ACCOUNT = { zone: 'America/Chicago' };
const DAY = 24 * 60;
/** A Monday, midnight in Chicago. */
const MONDAY = '2026-06-01T05:00:00.000Z';

/** What the schedule begins for somebody when it is looked every ten minutes; `answer` keeps what was begun. */
function begunIn(
  days: number,
  account: Parameters<typeof turnNow>[2] = ACCOUNT,
  person = JOHN,
  from: Instant = MONDAY,
) {
  const begun: Instant[] = [];
  let had: PersonDrills | undefined;
  for (let minute = 0; minute < days * DAY; minute += 10) {
    const now = plusMinutes(from, minute);
    const addresses = turnNow(person, had, account, now);
    if (addresses.length === 0) continue;
    begun.push(now);
    const drills = person.methods.map(({ kind, address }) => ({
      ...{ kind, address, code: '1234', status: 'failed' as const, why: 'no_answer' },
      ...{ startedAt: now, answerBy: now, failedAt: now },
    }));
    had = { accountId: NORTHSIDE, personId: person.id, drills, version: 1 };
  }
  return begun;
}

const wall = (at: Instant) => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: ACCOUNT.zone,
    weekday: 'short',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  const [weekday = '', hour = ''] = parts.format(toEpochMs(at)).split(', ');
  return { weekday, hour: Number.parseInt(hour, 10) };
};

describe('the schedule of drills', () => {
  test('tests a person every four weeks, by day, on his own weekday', () => {
    const begun = begunIn(120);
    const [, second, third, fourth] = begun;
    expect(begun).toHaveLength(5);
    for (const at of begun) {
      expect(wall(at).hour).toBeGreaterThanOrEqual(10);
      expect(wall(at).hour).toBeLessThan(17);
      expect(wall(at).weekday).not.toMatch(/Sat|Sun/);
    }
    const days = (from?: Instant, to?: Instant) => (toEpochMs(to ?? '') - toEpochMs(from ?? '')) / 86_400_000;
    expect([days(second, third), days(third, fourth)]).toEqual([28, 28]);
  });

  test('keeps the hour of the wall clock over a change of the clock', () => {
    const begun = begunIn(60, ACCOUNT, JOHN, '2026-10-01T05:00:00.000Z');
    expect(new Set(begun.map((at) => wall(at).hour)).size).toBe(1);
  });

  test('spreads a team over days and hours', () => {
    const team = Array.from({ length: 40 }, (_, n) => aPerson(n, `Person ${n}`));
    const seconds = team.map((person) => begunIn(57, ACCOUNT, person)[1]);
    expect(new Set(seconds.map((at) => at?.slice(0, 10))).size).toBeGreaterThan(10);
    expect(new Set(seconds.map((at) => at?.slice(11, 13))).size).toBeGreaterThan(4);
  });

  test('tests nobody in the quiet hours of the account, whatever they are', () => {
    expect(begunIn(60, { ...ACCOUNT, quietHours: { from: '09:00', to: '18:00' } })).toEqual([]);
    expect(begunIn(60, { ...ACCOUNT, quietHours: { from: '00:00', to: '00:00' } })).toHaveLength(3);
  });

  test('tests a new method on the next weekday, and not the one that was tested', () => {
    const [at = ''] = begunIn(7);
    const [phone, mailbox] = JOHN.methods;
    if (!phone || !mailbox) throw new Error('John has two methods');
    const drill = { kind: phone.kind, address: phone.address, code: '1234', status: 'waiting' as const };
    const drills = [{ ...drill, startedAt: at, answerBy: plusMinutes(at, 240) }];
    const had = { accountId: NORTHSIDE, personId: JOHN.id, drills, version: 1 };
    expect(turnNow(JOHN, had, ACCOUNT, plusMinutes(at, 5))).toEqual([mailbox.address]);
  });

  test('says when to look next, no later than the turn', () => {
    let now = fromEpochMs(toEpochMs(MONDAY));
    const [first = ''] = begunIn(7);
    while (turnNow(JOHN, undefined, ACCOUNT, now).length === 0) {
      const next = nextTurn(JOHN, undefined, ACCOUNT.zone, now) ?? plusMinutes(now, DAY);
      expect(next > now).toBe(true);
      now = next;
    }
    expect(now <= first).toBe(true);
    expect(now > plusMinutes(first, -10)).toBe(true);
  });
});
