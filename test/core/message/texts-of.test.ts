import { expect, test } from 'vitest';
import { NotificationRuleId } from '../../../core/ids/ids.ts';
import type { MessageContent } from '../../../core/message/message.ts';
import { textsOf } from '../../../core/message/texts-of.ts';
import { aJob } from '../../adapters/dynamodb/northside.ts';
import { JOHN, ulidOf } from '../../support/builders/team.ts';

const notice: MessageContent = {
  ...{ kind: 'notice', ruleId: NotificationRuleId.parse(ulidOf('rul', 1)), about: 'booked', level: 'job' },
  ...{ category: 'service', quiet: 'bypass', jobId: aJob().id, jobCycle: 1 },
};

test('the team is told of a visit by the catalogue, a customer by the rule’s own text', () => {
  expect(textsOf({ to: { personId: JOHN.id }, content: notice })).toEqual(['team_notice']);
  expect(textsOf({ to: { contactId: 'primary', channels: ['sms'] }, content: notice })).toEqual([]);
});

test('an answer to an SMS is the one it says', () => {
  const content: MessageContent = { kind: 'reply', says: 'reply_help', values: {} };
  expect(textsOf({ to: { address: '+13125550101', channel: 'sms' }, content })).toEqual(['reply_help']);
});
