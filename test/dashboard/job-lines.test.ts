import { describe, expect, test } from 'vitest';
import type { JobMessage } from '../../core/contracts/jobs.ts';
import type { JobFact } from '../../core/job/timeline.ts';
import { linesOf } from '../../dashboard/desk/jobs/job-lines.ts';
import { aJobDetail, aMessage, entriesOf, RULE } from './a-job.ts';
import { aVisitItem, CODES, later, START } from './a-visit-item.ts';
import { ANA, BRIAN, JOHN } from './an-escalation.ts';

const labelOf = (name: string) => CODES.find(({ code }) => code === name)?.label ?? name;
const contactOf = (id: string) => (id === 'con_2' ? 'Tom Tenant' : undefined);
const lines = (job: Parameters<typeof linesOf>[0]) =>
  linesOf(job, { zone: 'America/Chicago', nowMs: START + 30_000, labelOf, contactOf });
const said = (...messages: Partial<JobMessage>[]) =>
  lines(aJobDetail({ messages: messages.map(aMessage) })).map(({ text, kind }) => [kind, text.replaceAll(/\s/g, ' ')]);
const told = (...facts: JobFact[]) =>
  lines(aJobDetail({ timeline: entriesOf(...facts) })).map(({ text, quote }) =>
    `${text}${quote ? ` “${quote}”` : ''}`.replaceAll(/\s/g, ' '),
  );

describe('why the customer was or was not told', () => {
  test.each<[string, Partial<JobMessage>, string, string]>([
    ['held', {}, 'planned', 'the customer will be told at 10:01 AM CDT.'],
    [
      'tried again',
      { why: 'not_delivered' },
      'planned',
      'the customer could not be told yet (the carrier could not deliver it); tried again at 10:01 AM CDT.',
    ],
    ['going out', { status: 'claimed' }, 'planned', 'the customer is being told now.'],
    [
      'sent',
      { status: 'sent', channel: 'sms', sentAt: later(1) },
      'reached',
      'the customer was told by SMS. No receipt has come.',
    ],
    [
      'delivered',
      { status: 'sent', channel: 'email', sentAt: later(1), deliveredAt: later(2) },
      'reached',
      'the customer was told by email. Delivered 10:02 AM CDT.',
    ],
    [
      'bounced',
      { status: 'failed', channel: 'email', why: 'bounced' },
      'missed',
      'the customer was not told: messages to the address come back.',
    ],
    [
      'not confirmed',
      { status: 'unknown', why: 'lease_over' },
      'missed',
      'whether the customer was told is not known: sending broke off, and nobody knows whether it went out.',
    ],
    [
      'suppressed',
      { status: 'suppressed', why: 'superseded' },
      'missed',
      'the customer was not told, because more had happened by then.',
    ],
    [
      'suppressed for a reason nobody has words for',
      { status: 'suppressed', why: 'full_moon' },
      'missed',
      'the customer was not told, because full moon.',
    ],
  ])('%s', (_, message, kind, outcome) => {
    expect(said(message)).toEqual([[kind, `Rule “On the way”: ${outcome}`]]);
  });

  test('what nobody can know he has read can be sent again; not while its end may still be heard, nor twice', () => {
    const again = (...messages: Partial<JobMessage>[]) =>
      lines(aJobDetail({ messages: messages.map(aMessage) })).map((line) => line.again);
    const failed = { status: 'failed', why: 'bounced', contactId: 'cus_1' } as const;
    expect(again(failed)).toEqual(['NOTICE#1']);
    expect(again({ ...failed, status: 'unknown' })).toEqual(['NOTICE#1']);
    expect(again({ ...failed, status: 'unknown', confirmBy: later(15) })).toEqual([undefined]);
    expect(again({ ...failed, status: 'sent' })).toEqual([undefined]);
    expect(again(failed, { ...failed, key: 'NOTICE#1#AGAIN#1', status: 'queued' })).toEqual([undefined, undefined]);
    const { contactId: _, ...toColleague } = failed;
    expect(again({ ...toColleague, personId: JOHN.id })).toEqual([undefined]);
  });

  test('of a colleague’s message the name, of a rule that is gone that it is gone', () => {
    expect(said({ class: 'staff', personId: JOHN.id, status: 'sent', channel: 'sms' })).toEqual([
      ['reached', 'Rule “On the way”: John Smith was told by SMS. No receipt has come.'],
    ]);
    expect(said({ ruleIds: ['rul_9' as never], status: 'claimed' })[0]?.[1]).toContain(
      'A rule that is gone (On the way):',
    );
    expect(said({ ruleIds: [], facts: ['caller_taken'], status: 'claimed' })[0]?.[1]).toBe(
      '“Somebody is on it”: the customer is being told now.',
    );
  });

  test('of somebody else at the customer’s the name', () => {
    expect(said({ contactId: 'con_2', status: 'claimed' })).toEqual([
      ['planned', 'Rule “On the way”: Tom Tenant is being told now.'],
    ]);
    expect(said({ contactId: 'con_1', status: 'claimed' })[0]?.[1]).toContain('the customer is being told');
  });

  test('undone, and not told for want of an address, stand where they happened', () => {
    expect(
      told(
        { kind: 'withdrawn', messages: [{ ruleId: RULE.id, fact: 'on_the_way', why: 'undone' }] },
        { kind: 'not_told', messages: [{ ruleId: RULE.id, fact: 'booked', to: 'primary', why: 'no_address' }] },
        { kind: 'not_told', messages: [{ ruleId: RULE.id, fact: 'on_the_way', to: BRIAN.id, why: 'stale' }] },
        { kind: 'not_told', messages: [{ fact: 'caller_taken', to: 'primary', why: 'opted_out' }] },
      ),
    ).toEqual([
      'Rule “On the way”: the customer was not told, because it was taken back in time.',
      'Rule “On the way” (Booked): the customer was not told, because there is no phone or email address to use.',
      'Rule “On the way”: Brian Smith was not told, because its time had passed.',
      expect.stringMatching(/^“Somebody is on it”: the customer was not told, because /),
    ]);
  });

  test('what lies ahead comes last, whatever its time', () => {
    const kinds = lines(
      aJobDetail({
        messages: [aMessage({ dueAt: later(-5) })],
        timeline: entriesOf({ kind: 'completed', by: ANA }),
      }),
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['fact', 'planned']);
  });
});

test('what happened is said in sentences, with the names and the words of the account', () => {
  const of = { by: ANA, appointmentId: aVisitItem().id };
  const start = later(120);
  const end = later(240);
  expect(
    told(
      { kind: 'appointment_added', ...of, start, end },
      { kind: 'status_changed', from: 'unscheduled', to: 'scheduled' },
      { kind: 'moved', ...of, from: start, start: end, end: later(300) },
      { kind: 'staffed', ...of, personIds: [JOHN.id, BRIAN.id] },
      { kind: 'staffed', ...of, personIds: [] },
      {
        kind: 'tapped',
        ...of,
        by: JOHN,
        personIds: [JOHN.id],
        code: 'TRAVELING',
        status: 'en_route',
        deviceAt: later(-10),
      },
      {
        kind: 'tapped',
        ...of,
        personIds: [JOHN.id, BRIAN.id],
        code: 'PAUSED',
        status: 'paused',
        reason: 'not at home',
      },
      { kind: 'tapped', ...of, personIds: [], code: 'WORKING', status: 'started' },
      { kind: 'late', ...of, by: JOHN, personIds: [JOHN.id], code: 'WORKING' },
      { kind: 'eta_given', ...of, by: JOHN, eta: later(30) },
      { kind: 'paused', by: ANA, reason: 'parts' },
      { kind: 'completed', by: ANA },
      { kind: 'reopened', by: ANA, reason: 'it is back' },
      { kind: 'cancelled', by: ANA, reason: 'called off', appointments: 2 },
      { kind: 'restored', by: ANA, back: 1, needsReschedule: 1 },
      { kind: 'call_ended', number: '4821' as never },
      { kind: 'cascaded', appointments: 90 },
      { kind: 'offer_accepted', by: ANA },
      { kind: 'declined', by: ANA, reason: 'no capacity' },
    ),
  ).toEqual([
    'Ana Ortiz added an appointment: Tue, Jun 2, 12:00 – 2:00 PM CDT.',
    'The job went from Unscheduled to Scheduled.',
    'Ana Ortiz moved an appointment to Tue, Jun 2, 2:00 – 3:00 PM CDT.',
    'Ana Ortiz assigned John Smith and Brian Smith to an appointment.',
    'Ana Ortiz took everybody off an appointment.',
    'John Smith: On the way. Tapped at 9:50 AM CDT, sent later.',
    'Ana Ortiz set John Smith and Brian Smith to Paused. “not at home”',
    'Ana Ortiz set an appointment to Working.',
    'A tap of John Smith (Working) came too late. Nothing was changed, nobody was told.',
    'John Smith expects to be there at 10:30 AM CDT.',
    'Ana Ortiz paused the job. “parts”',
    'Ana Ortiz completed the job.',
    'Ana Ortiz opened the job again. “it is back”',
    'Ana Ortiz cancelled the job and 2 appointments. “called off”',
    'Ana Ortiz restored the job. 1 appointment is back on, 1 needs a new date.',
    'Incident 4821 ended with the job.',
    '90 more appointments followed.',
    'Ana Ortiz accepted the offer.',
    'Ana Ortiz declined the offer. “no capacity”',
  ]);
});
