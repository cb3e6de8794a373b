import { describe, expect, test } from 'vitest';
import { PlanId } from '../../../core/ids/ids.ts';
import type { ReadinessContent } from '../../../core/message/readiness-content.ts';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import { write } from '../../../core/message/write.ts';
import { isOptOut } from '../../../core/reply/opt-out.ts';
import { JOHN, ulidOf } from '../../support/builders/team.ts';
import { anAccount, START } from '../../support/builders/world.ts';
import { fc } from '../../support/property.ts';

const written = (content: ReadinessContent, name = 'Northside Heating & Air') => {
  const setting = {
    ...{ now: START, language: 'en' as const, ownTexts: [] },
    baseUrl: 'https://call.northside.example',
    account: anAccount({ name }),
    escalation: undefined,
  };
  const result = write({ content, to: { personId: JOHN.id } }, setting);
  if (!result) throw new Error('nothing to say');
  return result;
};
const DRILL: ReadinessContent = { kind: 'drill', answer: '4821', answerBy: '2026-06-01T19:00:00.000Z' };
const plan = (name: string, messages: string[], more = 0) => ({
  id: PlanId.parse(ulidOf('pln', 1)),
  name,
  findings: messages.map((message) => ({ code: 'W01', severity: 'warning' as const, message })),
  more,
});

describe('a drill', () => {
  test('says that it is a test, how it is acknowledged and until when, in one segment', () => {
    const { sms, email } = written(DRILL);
    expect(segmentsOf(sms).segments).toBe(1);
    for (const fact of ['TEST', 'not a call', 'Reply 1 4821', '/drills/4821', '2:00 PM']) expect(sms).toContain(fact);
    expect(email.text).toContain('It reached me: https://call.northside.example/drills/4821');
    expect(sms.split(/\s+/).filter(isOptOut)).toEqual([]);
  });
});

describe('what managers are told', () => {
  test('of a failed drill names the method and why', () => {
    const methods = [
      { kind: 'sms' as const, address: '+13125550101', why: 'no_answer' },
      { kind: 'email' as const, address: 'john@northside.example', why: 'something new' },
    ];
    const { sms } = written({ kind: 'drill_failed', name: 'John Smith', methods });
    expect(sms).toContain('SMS to +13125550101 (no answer), email to john@northside.example (not delivered)');
  });

  test('of plans has a line a finding, and counts the rest', () => {
    const { sms, email } = written({
      kind: 'plan_findings',
      plans: [plan('Nights', ['John has one channel only.'], 3)],
    });
    expect(email.subject).toBe('Plans: 4 new warnings');
    expect(email.text).toContain('Nights: Warning: John has one channel only.');
    expect(email.text).toContain('And 3 more.');
    expect(sms).toBe('Plans: 4 new warnings (Nights). https://call.northside.example/plans');
  });

  test('fits three segments, whatever people are called', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(text, text, text, (account, name, address) => {
        const contents: ReadinessContent[] = [
          DRILL,
          {
            kind: 'drill_failed',
            name,
            methods: Array.from({ length: 4 }, () => ({ kind: 'email', address, why: name })),
          },
          { kind: 'plan_findings', plans: [plan(name, [address]), plan(address, [name])] },
        ];
        for (const content of contents)
          expect(segmentsOf(written(content, account).sms).segments).toBeLessThanOrEqual(3);
      }),
      { numRuns: 60 },
    );
  });
});
