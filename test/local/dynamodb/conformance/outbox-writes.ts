import { type Attributes, map, n, s } from './case.ts';
import type { StoreWrite } from './store-case.ts';

const NOW = s('2026-06-01T15:00:00.000Z');
const LATER = s('2026-06-01T16:00:00.000Z');

const claim = (
  condition: string,
  counted: string,
  more: Attributes,
): Pick<StoreWrite, 'update' | 'condition' | 'names' | 'values'> => ({
  update: `SET #status = :claimed, leaseUntil = :leaseUntil, gsi2pk = :gsi2pk, gsi2sk = :gsi2sk ADD ${counted} REMOVE content.code`,
  condition,
  names: { '#status': 'status' },
  values: {
    ...{ ':claimed': s('claimed'), ':leaseUntil': LATER, ':now': NOW, ':one': n(1) },
    ...{ ':gsi2pk': s('$DUE'), ':gsi2sk': s('MSG#1'), ...more },
  },
});
const claimed = { status: s('claimed'), leaseUntil: LATER, gsi2pk: s('$DUE'), gsi2sk: s('MSG#1'), content: map({}) };
const queued = { status: s('queued'), dueAt: NOW, attempts: n(0), content: map({ code: s('12345678') }) };
const dead = { status: s('claimed'), leaseUntil: NOW, attempts: n(1), ambiguous: n(0), content: map({}) };

const lease = {
  condition: '#status = :claimed AND leaseUntil = :lease',
  held: { status: s('claimed'), leaseUntil: LATER, gsi2pk: s('$DUE'), gsi2sk: s('MSG#1') },
  lost: [{ status: s('claimed'), leaseUntil: NOW }, { status: s('sent'), leaseUntil: LATER }, undefined] as const,
};

const sentToMaria = { status: s('sent'), address: s('+13125550190') };
const toMaria = { ':sent': s('sent'), ':recipient': s('+13125550190') };

/** What happens to a message from its writing to its delivery. */
/** Of a row whose sender never heard the answer. */
const OPEN =
  '(#status = :claimed OR #status = :queued OR #status = :unknown OR #status = :sent) AND (attribute_not_exists(address) OR address = :recipient)';
const open = { ':claimed': s('claimed'), ':queued': s('queued'), ':unknown': s('unknown') };

export const OUTBOX_WRITES: readonly StoreWrite[] = [
  {
    name: 'a message that is due is claimed',
    verb: 'Update',
    sent: 'alone',
    ...claim('#status = :queued AND dueAt <= :now', 'attempts :one', { ':queued': s('queued') }),
    holds: [{ before: queued, after: { ...claimed, dueAt: NOW, attempts: n(1) } }],
    fails: [{ ...queued, dueAt: LATER }, { ...queued, status: s('sent') }, undefined],
  },
  {
    name: 'a message whose sender died is claimed again',
    verb: 'Update',
    sent: 'alone',
    ...claim('#status = :claimed AND leaseUntil <= :now', 'attempts :one, ambiguous :one', {}),
    holds: [{ before: dead, after: { ...claimed, attempts: n(2), ambiguous: n(1) } }],
    fails: [{ ...dead, leaseUntil: LATER }, { ...dead, status: s('queued') }, undefined],
  },
  {
    name: 'a claim of something without content',
    verb: 'Update',
    sent: 'alone',
    ...claim('#status = :queued AND dueAt <= :now', 'attempts :one', { ':queued': s('queued') }),
    holds: [{ before: { ...queued, content: map({}) } }],
    fails: [{ status: s('queued'), dueAt: NOW }],
    refused: 'invalid',
  },
  {
    name: 'a claimed message is settled and leaves the due index',
    verb: 'Update',
    sent: 'alone',
    update:
      'SET #status = :status, #providerId = :providerId, #channel = :channel, #sentAt = :sentAt REMOVE leaseUntil, gsi2pk, gsi2sk',
    condition: lease.condition,
    names: { '#status': 'status', '#providerId': 'providerId', '#channel': 'channel', '#sentAt': 'sentAt' },
    values: {
      ...{ ':status': s('sent'), ':claimed': s('claimed'), ':lease': LATER },
      ...{ ':providerId': s('m-1'), ':channel': s('sms'), ':sentAt': NOW },
    },
    holds: [{ before: lease.held, after: { status: s('sent'), providerId: s('m-1'), channel: s('sms'), sentAt: NOW } }],
    fails: lease.lost,
  },
  {
    name: 'a claimed message is given back and stays in the due index',
    verb: 'Update',
    sent: 'alone',
    update: 'SET #status = :status, #dueAt = :dueAt, #gsi2pk = :gsi2pk, #gsi2sk = :gsi2sk REMOVE leaseUntil',
    condition: lease.condition,
    names: { '#status': 'status', '#dueAt': 'dueAt', '#gsi2pk': 'gsi2pk', '#gsi2sk': 'gsi2sk' },
    values: {
      ...{ ':status': s('queued'), ':claimed': s('claimed'), ':lease': LATER, ':dueAt': LATER },
      ...{ ':gsi2pk': s('$DUE'), ':gsi2sk': s('MSG#2') },
    },
    holds: [
      { before: lease.held, after: { status: s('queued'), dueAt: LATER, gsi2pk: s('$DUE'), gsi2sk: s('MSG#2') } },
    ],
    fails: lease.lost,
  },
  {
    name: 'a failed delivery is noted on what was sent to him',
    verb: 'Update',
    sent: 'alone',
    update: 'SET #status = :failed, why = :why',
    condition: '#status = :sent AND address = :recipient',
    names: { '#status': 'status' },
    values: { ...toMaria, ':failed': s('failed'), ':why': s('bounced') },
    holds: [{ before: sentToMaria, after: { ...sentToMaria, status: s('failed'), why: s('bounced') } }],
    fails: [{ ...sentToMaria, status: s('failed') }, { ...sentToMaria, address: s('+13125550191') }, undefined],
  },
  {
    name: 'a failed delivery settles what nobody knew the end of',
    verb: 'Update',
    sent: 'alone',
    update:
      'SET #status = :failed, why = :why, address = :recipient REMOVE leaseUntil, confirmBy, unconfirmedAt, gsi2pk, gsi2sk',
    condition: OPEN,
    names: { '#status': 'status' },
    values: { ...toMaria, ...open, ':failed': s('failed'), ':why': s('bounced') },
    holds: [
      {
        before: { status: s('claimed'), leaseUntil: LATER, gsi2pk: s('$DUE'), gsi2sk: s('MSG#2') },
        after: { status: s('failed'), why: s('bounced'), address: s('+13125550190') },
      },
      { before: { ...sentToMaria, status: s('unknown'), confirmBy: LATER } },
    ],
    fails: [{ ...sentToMaria, status: s('failed') }, { ...sentToMaria, address: s('+13125550191') }, undefined],
  },
  {
    name: 'a delivery settles what nobody knew the end of, once',
    verb: 'Update',
    sent: 'alone',
    update:
      'SET #status = :sent, sentAt = :at, deliveredAt = :at, providerId = :id, address = :recipient REMOVE leaseUntil, why, confirmBy, unconfirmedAt, gsi2pk, gsi2sk',
    condition: `${OPEN} AND attribute_not_exists(deliveredAt)`,
    names: { '#status': 'status' },
    values: { ...toMaria, ...open, ':at': NOW, ':id': s('m-1') },
    holds: [
      {
        before: {
          status: s('unknown'),
          why: s('TimeoutError'),
          confirmBy: LATER,
          gsi2pk: s('$DUE'),
          gsi2sk: s('MSG#2'),
        },
        after: {
          ...{ status: s('sent'), sentAt: NOW, deliveredAt: NOW, providerId: s('m-1') },
          address: s('+13125550190'),
        },
      },
    ],
    fails: [
      { ...sentToMaria, deliveredAt: NOW },
      { ...sentToMaria, status: s('failed') },
      { status: s('unknown'), address: s('+13125550191') },
      undefined,
    ],
  },
  {
    name: 'an outcome that nobody told of in its time is not confirmed',
    verb: 'Update',
    sent: 'alone',
    update: 'SET unconfirmedAt = :now REMOVE gsi2pk, gsi2sk',
    condition: '#status = :unknown AND confirmBy <= :now',
    names: { '#status': 'status' },
    values: { ':unknown': s('unknown'), ':now': NOW },
    holds: [
      {
        before: { status: s('unknown'), confirmBy: NOW, gsi2pk: s('$DUE'), gsi2sk: s('MSG#2') },
        after: { status: s('unknown'), confirmBy: NOW, unconfirmedAt: NOW },
      },
    ],
    fails: [{ status: s('unknown'), confirmBy: LATER }, { status: s('sent'), confirmBy: NOW }, {}, undefined],
  },
  {
    name: 'a delivery is noted once',
    verb: 'Update',
    sent: 'alone',
    update: 'SET deliveredAt = :at',
    condition: '#status = :sent AND address = :recipient AND attribute_not_exists(deliveredAt)',
    names: { '#status': 'status' },
    values: { ...toMaria, ':at': NOW },
    holds: [{ before: sentToMaria, after: { ...sentToMaria, deliveredAt: NOW } }],
    fails: [{ ...sentToMaria, deliveredAt: NOW }, { ...sentToMaria, status: s('unknown') }, undefined],
  },
  {
    name: 'a message that still waits is replaced',
    verb: 'Put',
    sent: 'in a transaction',
    condition: '#status = :queued',
    names: { '#status': 'status' },
    values: { ':queued': s('queued') },
    holds: [{ before: { status: s('queued') } }],
    fails: [{ status: s('claimed') }, {}, undefined],
  },
  {
    name: 'a message that was suppressed is written anew',
    verb: 'Put',
    sent: 'in a transaction',
    condition: 'attribute_not_exists(pk) OR #status = :suppressed',
    names: { '#status': 'status' },
    values: { ':suppressed': s('suppressed') },
    holds: [{ before: undefined }, { before: { status: s('suppressed') } }],
    fails: [{ status: s('sent') }, {}],
  },
];
