import { expect, test } from 'vitest';
import { AccountId, EscalationId, IncidentNumber } from '../../../core/ids/ids.ts';
import { BUNDLE_SECONDS, pagedJustBefore, type ReplyCode } from '../../../core/reply/reply-code.ts';
import { plusMinutes, plusSeconds } from '../../../core/time/instant.ts';
import { JOHN, NORTHSIDE, ulidOf } from '../../support/builders/team.ts';
import { START } from '../../support/builders/world.ts';

const code = (number: string, secondsBefore: number, more: Partial<ReplyCode> = {}): ReplyCode => ({
  code: '7301',
  accountId: NORTHSIDE,
  number: IncidentNumber.parse(number),
  personId: JOHN.id,
  pagedAt: plusSeconds(START, -secondsBefore),
  goodUntil: plusMinutes(START, 1440),
  ...more,
});
const PAGE = {
  accountId: NORTHSIDE,
  createdAt: START,
  escalation: {
    id: EscalationId.parse(ulidOf('esc', 1)),
    number: IncidentNumber.parse('4821'),
    epoch: 1,
    stepSeq: 0,
  },
};

test('the calls of two minutes before are named, the newest first, each once', () => {
  const codes = [code('4711', BUNDLE_SECONDS), code('4712', 3), code('4712', 5), code('4713', BUNDLE_SECONDS + 1)];
  expect(pagedJustBefore(PAGE, codes)).toEqual(['4712', '4711']);
});

test('not the call itself, none that came later, and none of another account', () => {
  const southside = AccountId.parse('southside');
  expect(pagedJustBefore(PAGE, [code('4821', 0), code('4711', -1), code('4712', 1, { accountId: southside })])).toEqual(
    [],
  );
});
