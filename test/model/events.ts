import { PlanId } from '../../core/ids/ids.ts';
import type { Person } from '../../core/person/person.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { ANA, BRIAN, CARLA, DEE, JOHN, STRANGER, ulidOf } from '../support/builders/team.ts';
import { aPlan } from '../support/builders/world.ts';
import { fc } from '../support/property.ts';
import { JOB_WISHES, type JobWish } from './job-wish.ts';
import type { Crash } from './processes.ts';

/** What may happen while an escalation lives. Where it names nobody, it is whoever has the job then. */
export type Happening =
  | { does: 'accept' | 'pass' | 'stop' | 'page_now' | 'reassign'; who: Person }
  | { does: 'release' | 'en_route' | 'create' | 'page_again' | 'sweep' | 'send_due' | 'lose_run' }
  | { does: JobWish }
  | { does: 'pause'; minutes: number }
  | { does: 'jump'; step: number }
  | { does: 'time'; seconds: number }
  | { does: 'stream'; how: 'once' | 'twice' | 'lost' };

/** A happening, the death of the process that carries it out, and how many requests of any process come after it. */
export type Event = Happening & { crash?: Crash | undefined; requests: number };

const plan = (n: number, setting: Parameters<typeof aPlan>[0]): Plan => ({
  ...aPlan(setting),
  id: PlanId.parse(ulidOf('pln', n)),
});

/** One person after the other; two at once; a loop; a person named twice; with and without a fallback and re-opening. */
export const PLANS: readonly Plan[] = [
  plan(1, {}),
  plan(2, { steps: [[JOHN, BRIAN], [CARLA]], reopens: true }),
  plan(3, { steps: [[JOHN], [BRIAN, JOHN]], loops: 1 }),
  plan(4, { steps: [[BRIAN]], minutes: 20, fallback: null, reopens: true }),
];

const who = fc.constantFrom(JOHN, JOHN, BRIAN, BRIAN, CARLA, DEE, ANA, STRANGER);
const one = <const D extends Happening['does']>(does: D) => fc.constant({ does });

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('accept' as const), who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('pass' as const), who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('stop' as const, 'page_now', 'reassign'), who }) },
  { weight: 2, arbitrary: one('release') },
  { weight: 1, arbitrary: one('en_route') },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom(...JOB_WISHES) }) },
  { weight: 2, arbitrary: one('create') },
  { weight: 1, arbitrary: one('page_again') },
  { weight: 2, arbitrary: one('sweep') },
  { weight: 1, arbitrary: one('send_due') },
  { weight: 1, arbitrary: one('lose_run') },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('pause' as const), minutes: fc.constantFrom(1, 10, 30) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('jump' as const), step: fc.nat(1) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('time' as const),
      seconds: fc.constantFrom(1, 20, 61, 300, 320, 400, 961, 2761),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('stream' as const),
      how: fc.constantFrom('once' as const, 'once', 'once', 'twice', 'lost'),
    }),
  },
);

const crash = fc.option(fc.record({ at: fc.integer({ min: 1, max: 6 }), when: fc.constantFrom('before', 'after') }), {
  nil: undefined,
  freq: 6,
});

export const event: fc.Arbitrary<Event> = fc
  .tuple(happening, crash, fc.nat(9))
  .map(([it, dies, requests]) => ({ ...it, crash: dies as Crash | undefined, requests }));

/** A life: its plan, what happens in it, and the seed of every other chance in it (whose turn it is, what fails). */
export const life = fc.record({
  plan: fc.constantFrom(...PLANS),
  events: fc.array(event, { minLength: 8, maxLength: 11, size: 'max' }),
  seed: fc.nat(),
});
export type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;
