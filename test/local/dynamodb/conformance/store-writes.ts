import { n, s, strings } from './case.ts';
import type { StoreWrite } from './store-case.ts';

const EARLIER = s('2026-06-01T14:00:00.000Z');
const NOW = s('2026-06-01T15:00:00.000Z');
const LATER = s('2026-06-01T16:00:00.000Z');

/** Every conditional write and update of the stores but those of the outbox. */
export const STORE_WRITES: readonly StoreWrite[] = [
  {
    name: 'an item that must be new',
    verb: 'Put',
    sent: 'in a transaction',
    condition: 'attribute_not_exists(pk)',
    holds: [{ before: undefined }],
    fails: [{}, { v: n(1) }],
  },
  {
    name: 'an item of the version that was read',
    verb: 'Put',
    sent: 'in a transaction',
    condition: 'version = :version',
    values: { ':version': n(3) },
    holds: [{ before: { version: n(3) } }],
    fails: [{ version: n(4) }, { version: s('3') }, undefined],
  },
  {
    name: 'a reply code that is free, run out, or his own',
    verb: 'Put',
    sent: 'in a transaction',
    condition:
      'attribute_not_exists(pk) OR goodUntil < :now OR (accountId = :account AND #number = :number AND personId = :person)',
    names: { '#number': 'number' },
    values: { ':now': NOW, ':account': s('northside'), ':number': s('4821'), ':person': s('per_1') },
    holds: [
      { before: undefined },
      { before: { goodUntil: EARLIER, accountId: s('southside'), number: s('4821'), personId: s('per_1') } },
      { before: { goodUntil: LATER, accountId: s('northside'), number: s('4821'), personId: s('per_1') } },
    ],
    fails: [
      { goodUntil: NOW, accountId: s('southside'), number: s('4821'), personId: s('per_1') },
      { goodUntil: LATER, accountId: s('northside'), number: s('4822'), personId: s('per_1') },
      { goodUntil: LATER, accountId: s('northside'), number: s('4821'), personId: s('per_2') },
    ],
  },
  {
    name: 'a reply code that is free or run out, for a drill',
    verb: 'Put',
    sent: 'in a transaction',
    condition: 'attribute_not_exists(pk) OR goodUntil < :now',
    values: { ':now': NOW },
    holds: [{ before: undefined }, { before: { goodUntil: EARLIER } }],
    fails: [{ goodUntil: NOW }, { goodUntil: LATER }],
  },
  {
    name: "a job's lock, let go by its own escalation",
    verb: 'Delete',
    sent: 'in a transaction',
    condition: 'attribute_not_exists(pk) OR #number = :number',
    names: { '#number': 'number' },
    values: { ':number': s('4821') },
    holds: [{ before: undefined }, { before: { number: s('4821') } }],
    fails: [{ number: s('4822') }],
  },
  {
    name: "a job's lock, still that of the escalation that was read",
    verb: 'ConditionCheck',
    sent: 'in a transaction',
    condition: '#number = :number',
    names: { '#number': 'number' },
    values: { ':number': s('4821') },
    holds: [{ before: { number: s('4821') } }],
    fails: [{ number: s('4822') }, {}, undefined],
  },
  {
    name: 'a job that is not cancelled, or gone',
    verb: 'ConditionCheck',
    sent: 'in a transaction',
    condition: 'attribute_not_exists(pk) OR #status <> :cancelled',
    names: { '#status': 'status' },
    values: { ':cancelled': s('cancelled') },
    holds: [{ before: undefined }, { before: { status: s('scheduled') } }, { before: {} }],
    fails: [{ status: s('cancelled') }],
  },
  {
    name: 'a failed notice that is there and that nobody has seen to',
    verb: 'Put',
    sent: 'in a transaction',
    condition: 'attribute_exists(pk) AND attribute_not_exists(seen)',
    holds: [{ before: { why: s('Throttling') } }],
    fails: [{ seen: s('yes') }, undefined],
  },
  {
    name: 'a customer that must be there',
    verb: 'ConditionCheck',
    sent: 'in a transaction',
    condition: 'attribute_exists(pk)',
    holds: [{ before: { name: s('Maria') } }],
    fails: [undefined],
  },
  {
    name: 'the token of this run or a later one',
    verb: 'Put',
    sent: 'alone',
    condition: 'attribute_not_exists(pk) OR epoch <= :epoch',
    values: { ':epoch': n(2) },
    holds: [{ before: undefined }, { before: { epoch: n(1) } }, { before: { epoch: n(2) } }],
    fails: [{ epoch: n(3) }, { epoch: n(10) }],
  },
  {
    name: 'a session that is still there is kept on',
    verb: 'Update',
    sent: 'alone',
    update: 'SET idleUntil = :idleUntil',
    condition: 'attribute_exists(pk)',
    values: { ':idleUntil': LATER },
    holds: [{ before: { idleUntil: NOW }, after: { idleUntil: LATER } }],
    fails: [undefined],
  },
  {
    name: 'a limit counts up to its most',
    verb: 'Update',
    sent: 'alone',
    update: 'SET expiresAt = :expiresAt ADD #count :one',
    condition: 'attribute_not_exists(#count) OR #count < :max',
    names: { '#count': 'count' },
    values: { ':one': n(1), ':max': n(3), ':expiresAt': n(9) },
    holds: [
      { before: undefined, after: { count: n(1), expiresAt: n(9) } },
      { before: { count: n(2), expiresAt: n(5) }, after: { count: n(3), expiresAt: n(9) } },
    ],
    fails: [{ count: n(3), expiresAt: n(5) }, { count: n(20) }],
  },
  {
    name: 'a gap since the last code',
    verb: 'Update',
    sent: 'alone',
    update: 'SET lastAt = :now, expiresAt = :expiresAt',
    condition: 'attribute_not_exists(lastAt) OR lastAt <= :before',
    values: { ':now': LATER, ':before': NOW, ':expiresAt': n(9) },
    holds: [
      { before: undefined, after: { lastAt: LATER, expiresAt: n(9) } },
      { before: { lastAt: NOW }, after: { lastAt: LATER, expiresAt: n(9) } },
    ],
    fails: [{ lastAt: s('2026-06-01T15:00:00.001Z') }],
  },
  {
    name: 'a try at a code is counted',
    verb: 'Update',
    sent: 'alone',
    update: 'ADD tries :one',
    condition: 'attribute_exists(pk)',
    values: { ':one': n(1) },
    holds: [
      { before: { tries: n(4) }, after: { tries: n(5) } },
      { before: {}, after: { tries: n(1) } },
    ],
    fails: [undefined],
  },
  {
    name: 'a code is used once, in time and within its tries',
    verb: 'Update',
    sent: 'alone',
    update: 'SET used = :true',
    condition: 'used = :false AND tries < :tries AND goodUntil > :now',
    values: { ':true': { BOOL: true }, ':false': { BOOL: false }, ':tries': n(5), ':now': NOW },
    holds: [
      {
        before: { used: { BOOL: false }, tries: n(4), goodUntil: LATER },
        after: { used: { BOOL: true }, tries: n(4), goodUntil: LATER },
      },
    ],
    fails: [
      { used: { BOOL: true }, tries: n(4), goodUntil: LATER },
      { used: { BOOL: false }, tries: n(5), goodUntil: LATER },
      { used: { BOOL: false }, tries: n(4), goodUntil: NOW },
      undefined,
    ],
  },
  ...(['ADD', 'DELETE'] as const).map(
    (verb): StoreWrite => ({
      name: `an owner of an address: ${verb}`,
      verb: 'Update',
      sent: 'in a transaction',
      update: `${verb} members :members`,
      values: { ':members': strings('northside per_1') },
      holds:
        verb === 'ADD'
          ? [
              { before: undefined, after: { members: strings('northside per_1') } },
              {
                before: { members: strings('northside per_1', 'southside per_2') },
                after: { members: strings('northside per_1', 'southside per_2') },
              },
            ]
          : [
              { before: undefined, after: {} },
              { before: { members: strings('northside per_1') }, after: {} },
              {
                before: { members: strings('northside per_1', 'southside per_2') },
                after: { members: strings('southside per_2') },
              },
            ],
      fails: [{ members: s('northside per_1') }],
      refused: 'invalid',
    }),
  ),
  {
    name: 'the first customer of a phone',
    verb: 'Update',
    sent: 'in a transaction',
    update: 'ADD customers :members',
    condition: 'attribute_not_exists(customers)',
    values: { ':members': strings('cus_1') },
    holds: [
      { before: undefined, after: { customers: strings('cus_1') } },
      { before: { customerId: s('cus_2') }, after: { customerId: s('cus_2'), customers: strings('cus_1') } },
    ],
    fails: [{ customers: strings('cus_2') }],
  },
];
