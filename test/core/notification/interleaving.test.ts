import { expect, test } from 'vitest';
import { messagesFor } from '../../../core/notification/decide-messages.ts';
import type { Notice } from '../../../core/notification/notice.ts';
import type { VisitWrite } from '../../../core/notification/visit-write.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { BRIAN, CARLA, DEE, JOHN, OLIVE } from '../../support/builders/team.ts';
import { fc } from '../../support/property.ts';
import { VISIT } from '../job/a-visit.ts';
import { aToldStory, rulesFor, type ToldStory } from './a-told-story.ts';

/*
 * Whatever order taps, retries, replays, two offices, a sender that stops between its steps, and time itself come in:
 * a fact leaves the house at most once a cycle, and what is true in the end has been told.
 */

const RUNS = 1500;
const CODES = ['PENDING', 'TRAVELING', 'WORKING', 'PAUSED', 'COMPLETE'] as const;
const RULES = rulesFor(
  ...['booked', 'moved', 'cancelled', 'restored', 'on_the_way', 'started', 'complete', 'survey', 'reminder'],
);
const WHO = [JOHN, BRIAN, CARLA, DEE, OLIVE] as const;

const action = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('tap'), who: fc.nat(4), code: fc.nat(4), late: fc.boolean() }) },
  // Two phones decide from the same read; then both try to write, in either order, and both try once more.
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('race'),
      who: fc.tuple(fc.nat(4), fc.nat(4)),
      code: fc.tuple(fc.nat(4), fc.nat(4)),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('time'), seconds: fc.constantFrom(1, 10, 20, 60, 600, 7200) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('silence'), seconds: fc.constantFrom(1, 20, 60) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('claim') }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('look') }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('settle') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('replay') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore') }) },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** What makes two messages the same for the person who reads them, said without the outbox's keys. */
const identity = ({ about, level, appointmentId, cycle, jobCycle, minutesBefore }: Notice): string =>
  level === 'job' ? `job ${about} ${jobCycle}` : `${appointmentId} ${about} ${cycle} ${minutesBefore ?? ''}`;

/** The last he was told of it is that the job is off. */
const heardItIsOff = (sent: ToldStory['sent'], to: string): boolean =>
  sent
    .filter((each) => each.to === to)
    .flatMap(({ notices }) => notices)
    .findLast(({ about }) => about === 'cancelled' || about === 'restored')?.about === 'cancelled';

function live(actions: readonly Action[]): ToldStory {
  const story = aToldStory({ rules: RULES });
  story.around.emergency = true;
  story.add({ technicians: [JOHN, BRIAN, CARLA] });
  let before = story.visit();
  let last = before;
  const seen = new Map<string, ReturnType<ToldStory['look']>>();
  const write = (each: VisitWrite | undefined) => {
    const was = story.visit();
    if (each && story.commit(each)) [before, last] = [was, story.visit()];
  };
  const tap = (who: number, code: number, late = false) =>
    story.prepare(
      story.decide.tap(
        WHO[who] ?? JOHN,
        CODES[code] ?? 'PENDING',
        late ? { deviceTime: plusMinutes(story.now(), -5) } : {},
      ),
    );
  const first = (status: 'queued' | 'claimed') =>
    [...story.rows.values()].find((row) => row.status === status && row.dueAt <= story.now())?.key;

  for (const each of actions) {
    const { now } = story;
    switch (each.do) {
      case 'tap':
        if ('late' in each) write(tap(each.who, each.code, each.late));
        break;
      case 'race': {
        if (!('who' in each) || !Array.isArray(each.who) || !Array.isArray(each.code)) break;
        const [a = 0, b = 0] = each.who;
        const [x = 0, y = 0] = each.code;
        const writes = [tap(a, x), tap(b, y)];
        for (const one of [...writes, ...writes]) write(one);
        write(tap(b, y));
        break;
      }
      case 'time':
      case 'silence':
        // Claims that nobody settles would be taken over; here they are settled before the clock runs on.
        if ('seconds' in each) each.do === 'time' ? settleAll(story, each.seconds) : story.quietly(each.seconds);
        break;
      case 'claim': {
        const key = first('queued');
        if (key) story.claim(key);
        break;
      }
      case 'look': {
        const key = first('claimed');
        if (key) seen.set(key, story.look(key));
        break;
      }
      case 'settle': {
        const key = [...seen.keys()].find((one) => story.rows.get(one)?.status === 'claimed');
        const look = key && seen.get(key);
        if (key && look) {
          seen.delete(key);
          story.settle(key, look);
        }
        break;
      }
      case 'replay': {
        const again = messagesFor(before, last, RULES, story.noticeWorld());
        const known = again.messages.filter(
          ({ key }) => (story.rows.get(key)?.status ?? 'suppressed') !== 'suppressed',
        );
        expect(known, 'a replayed change asks for no key that is taken').toEqual([]);
        break;
      }
      case 'move': {
        const start = plusMinutes(now(), 300);
        const end = plusMinutes(start, 60);
        write(
          story.prepare(story.decide.change({ trigger: 'move', appointmentId: VISIT, by: actor(DEE), start, end })),
        );
        break;
      }
      case 'cancel':
        write(story.prepare(story.decide.office({ trigger: 'cancel', by: actor(OLIVE), reason: 'called off' })));
        break;
      case 'restore':
        write(story.prepare(story.decide.office({ trigger: 'restore', by: actor(DEE) })));
        break;
    }
  }
  settleAll(story, 60);
  return story;
}

function settleAll(story: ToldStory, seconds: number): void {
  for (const { key, status } of story.rows.values())
    if (status === 'claimed') while (story.settle(key, story.look(key)) === 'look_again');
  story.later(seconds);
}

test(`in ${RUNS} lives of a visit no fact is told twice`, () => {
  let told = 0;
  let withdrawn = 0;
  let back = 0;
  fc.assert(
    fc.property(fc.array(action, { minLength: 5, maxLength: 45 }), (actions) => {
      const story = live(actions);
      const identities = story.sent.flatMap(({ notices, to }) => notices.map((notice) => `${identity(notice)} ${to}`));
      expect(identities.toSorted()).toEqual([...new Set(identities)].toSorted());
      for (const [index, { to, notices }] of story.sent.entries())
        for (const notice of notices) {
          if (notice.about !== 'restored') continue;
          back++;
          expect(heardItIsOff(story.sent.slice(0, index), to), 'back on is news to nobody').toBe(true);
        }
      expect(story.visit().job.version, 'the seq of the last timeline entry').toBe(1 + story.timeline.length);
      told += identities.length;
      withdrawn += story.whyWithdrawn().length;
    }),
    { numRuns: RUNS, seed: 20260601 },
  );
  // The lives are not idle ones: most facts were told, and many were taken back in time.
  expect(told).toBeGreaterThan(RUNS);
  expect(withdrawn).toBeGreaterThan(RUNS / 4);
  expect(back).toBeGreaterThan(RUNS / 100);
});

test(`in ${RUNS} lives of a visit what is true in the end has been told`, () => {
  let checked = 0;
  fc.assert(
    fc.property(fc.array(action, { minLength: 3, maxLength: 30 }), (actions) => {
      const story = live(actions);
      const [appointment] = story.visit().appointments;
      if (!appointment) throw new Error('the visit is there');
      const { status } = story.visit().job;
      const isSaid = story.waiting().some(({ content }) => content.kind === 'notice' && content.about === 'restored');
      if (status !== 'cancelled' && status !== 'complete' && !isSaid)
        for (const { to } of story.sent) expect(heardItIsOff(story.sent, to), 'off, and never back on').toBe(false);
      const fact = ({ en_route: 'on_the_way', started: 'started', complete: 'complete' } as const)[
        appointment.status as string
      ];
      // How it came to its status: from Started back to En route, or from Complete back to Started, is no news.
      const tapped = story.timeline.filter((each) => each.kind === 'tapped' || each.kind === 'moved');
      const came = tapped.flatMap((each) => (each.kind === 'tapped' ? [each.status as string] : ['scheduled']));
      const run = came.findLastIndex((status) => status !== appointment.status);
      const from = came[run] ?? 'scheduled';
      const news =
        (fact === 'on_the_way' && from !== 'started') ||
        (fact === 'started' && from !== 'complete') ||
        fact === 'complete';
      if (!fact || !news || story.visit().job.status === 'cancelled') return;
      checked++;
      const said = story.sent
        .flatMap(({ notices }) => notices)
        .filter((notice) => notice.about === fact && notice.cycle === appointment.cycle);
      const morning = story.waiting().filter(({ content }) => content.kind === 'notice' && content.about === fact);
      expect(said.length + morning.length, `${fact} in cycle ${appointment.cycle}`).toBe(1);
    }),
    { numRuns: RUNS, seed: 20260602 },
  );
  expect(checked).toBeGreaterThan(RUNS / 4);
});
