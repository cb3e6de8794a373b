import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '../../../core/consent/consent.ts';
import { afterFailure } from '../../../core/notification/after-failure.ts';
import type { Contact } from '../../../core/notification/contact.ts';
import type { VisitWrite } from '../../../core/notification/visit-write.ts';
import { JOHN } from '../../support/builders/team.ts';
import { fc } from '../../support/property.ts';
import { aToldStory, MARIA, rulesFor, type ToldStory } from './a-told-story.ts';

/** Maria with an address closed, as the ledger would have it. */
const maria = ({ stopped = false, bounced = false, audience = 'primary' as Contact['audience'] } = {}): Contact => ({
  ...{ id: MARIA.id, audience },
  sms: { address: '+13125550190', bounced: false, optedOut: stopped ? EVERYTHING : [] },
  email: { address: 'maria@example.com', bounced, optedOut: [] },
});

/** What follows from the failure of a row, decided from the story as it is. */
function follow(story: ToldStory, key: string, why: string): VisitWrite | undefined {
  const row = story.rows.get(key);
  if (!row || !('contactId' in row.to)) throw new Error(`${key} is no customer's`);
  const address = story.sent.findLast((each) => each.key === key)?.to;
  const channel = address === undefined ? undefined : address.startsWith('+') ? ('sms' as const) : ('email' as const);
  const found = { visit: story.visit(), rows: [...story.rows.values()] };
  return afterFailure(
    { key, to: row.to, content: row.content, channel, why },
    found,
    story.timeline,
    story.noticeWorld(),
  );
}
/** A provider says that a message has certainly not arrived; the reader of the stream sees it, and once more. */
function fails(story: ToldStory, key: string, why: string): void {
  const row = story.rows.get(key);
  if (row) story.rows.set(key, { ...row, status: 'failed' });
  for (let times = 0; times < 2; times++) {
    const write = follow(story, key, why);
    if (write && !story.commit(write)) throw new Error('nobody else writes here');
  }
}

const travelling = (...facts: string[]) => {
  const story = aToldStory({ rules: rulesFor(...(facts.length > 0 ? facts : ['on_the_way'])) });
  story.add();
  story.tap(JOHN, 'TRAVELING');
  story.later(60);
  return story;
};
const onlyKey = (story: ToldStory) => story.sent[0]?.key ?? expect.fail('nothing was sent');
const addresses = (story: ToldStory) => story.sent.map(({ to }) => to);

describe('a message that certainly failed', () => {
  test('goes by the next channel, once, however often the failure is seen', () => {
    const story = travelling();
    fails(story, onlyKey(story), 'not_delivered');
    story.later(60);
    expect(addresses(story)).toEqual(['+13125550190', 'maria@example.com']);
    fails(story, `${onlyKey(story)}#email`, 'bounced');
    story.later(60);
    expect(story.sent).toHaveLength(2);
    expect(story.visit().job.customerNotTold).toMatchObject({ fact: 'on_the_way', why: 'bounced' });
    expect(story.timeline.filter(({ kind }) => kind === 'not_told')).toHaveLength(1);
    // The first failure is seen again, after all.
    fails(story, onlyKey(story), 'not_delivered');
    expect(story.timeline.filter(({ kind }) => kind === 'not_told')).toHaveLength(1);
    expect(story.visit().job.version).toBe(1 + story.timeline.length);
  });

  test('is not said any more when it is not so any more', () => {
    const story = travelling();
    story.tap(JOHN, 'WORKING');
    expect(follow(story, onlyKey(story), 'not_delivered')).toBeUndefined();
  });

  test('and was read, as a complaint says, is not sent by another way', () => {
    const story = travelling();
    expect(follow(story, onlyKey(story), 'complaint')).toBeUndefined();
  });

  test('of a rule that tells by each channel leaves the other as it is', () => {
    const rules = rulesFor('on_the_way').map((rule) => ({ ...rule, delivery: 'every' as const }));
    const story = aToldStory({ rules });
    story.add();
    story.tap(JOHN, 'TRAVELING');
    story.later(60);
    const sms = story.sent.find(({ to }) => to.startsWith('+'))?.key ?? expect.fail('there is an SMS');
    fails(story, sms, 'opted_out');
    story.later(60);
    expect(story.sent).toHaveLength(2);
    expect(story.visit().job.customerNotTold).toBeUndefined();
  });

  test('marks the job only where it was the service, to the location’s own contact', () => {
    const tenant = travelling();
    tenant.around.contacts = [maria({ audience: 'tenant', bounced: true })];
    fails(tenant, onlyKey(tenant), 'not_delivered');
    expect([tenant.visit().job.customerNotTold, tenant.whyNotTold()]).toEqual([undefined, ['not_delivered']]);

    const reminded = aToldStory({ rules: rulesFor('reminder') });
    reminded.add();
    reminded.around.contacts = [maria({ stopped: true })];
    reminded.later(3600);
    expect(reminded.visit().job.customerNotTold).toBeUndefined();
  });
});

test('an address that closed while a message waited: the service fails where somebody sees it, a reminder is dropped', () => {
  for (const [fact, status] of [
    ['on_the_way', 'failed'],
    ['reminder', 'suppressed'],
  ] as const) {
    const story = aToldStory({ rules: rulesFor(fact).map((rule) => ({ ...rule, minutesBefore: [30] })) });
    story.add();
    story.tap(JOHN, fact === 'on_the_way' ? 'TRAVELING' : 'PENDING');
    story.around.contacts = [maria({ stopped: true, bounced: true })];
    story.later(90 * 60 - 1);
    story.later(1);
    expect(story.sent).toEqual([]);
    expect([...story.rows.values()].map((row) => row.status)).toEqual([status]);
  }
});

const action = fc.oneof(
  fc.record({ do: fc.constant('stop') }),
  fc.record({ do: fc.constant('start') }),
  fc.record({ do: fc.constant('bounce') }),
  fc.record({ do: fc.constant('tap'), code: fc.constantFrom('PENDING', 'TRAVELING', 'WORKING', 'COMPLETE') }),
  fc.record({ do: fc.constant('time'), seconds: fc.constantFrom(1, 30, 90, 3600) }),
  fc.record({
    do: fc.constant('fail'),
    which: fc.nat(9),
    why: fc.constantFrom('opted_out', 'not_delivered', 'complaint'),
  }),
  fc.record({ do: fc.constant('replay'), which: fc.nat(9) }),
);

test('in 500 lives with STOPs, STARTs, failures and their replays nobody is told twice, nor by an address that is closed', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 25 }), (life) => {
      const story = aToldStory({
        rules: rulesFor('booked', 'on_the_way', 'started', 'complete', 'reminder', 'survey'),
      });
      const known = { stopped: false, bounced: false };
      let looked = 0;
      story.add();
      for (const act of life) {
        if (act.do === 'stop') known.stopped = true;
        if (act.do === 'start') known.stopped = false;
        if (act.do === 'bounce') known.bounced = true;
        story.around.contacts = [maria(known)];
        if (act.do === 'tap') story.tap(JOHN, act.code);
        if (act.do === 'time') story.later(act.seconds);
        const gone = story.sent.filter(({ key }) => story.rows.get(key)?.status === 'sent');
        if (act.do === 'fail' && gone.length > 0) fails(story, gone[act.which % gone.length]?.key ?? '', act.why);
        const lost = [...story.rows.values()].filter(({ status }) => status === 'failed');
        const again = act.do === 'replay' && lost.length > 0 ? lost[act.which % lost.length] : undefined;
        if (again) fails(story, again.key, 'not_delivered');
        // What has left the house in this step left by an address that was open then.
        for (const { to } of story.sent.slice(looked))
          expect(to.startsWith('+') ? known.stopped : known.bounced).toBe(false);
        looked = story.sent.length;
      }
      const facts = story.sent
        .filter(({ key }) => story.rows.get(key)?.status === 'sent')
        .map(({ notices }) =>
          JSON.stringify(notices.map(({ about, cycle, minutesBefore }) => [about, cycle, minutesBefore])),
        );
      expect(facts).toEqual([...new Set(facts)]);
      expect(new Set(story.sent.map(({ key, to }) => `${key} ${to}`)).size).toBe(story.sent.length);
      expect(story.visit().job.version).toBe(1 + story.timeline.length);
    }),
    { numRuns: 500 },
  );
});
