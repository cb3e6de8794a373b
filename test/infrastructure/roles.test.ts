import { describe, expect, it } from 'vitest';
import type { FunctionName } from '../../functions/catalogue.ts';
import { leadingKeysOf, type Statement, statementsOf, statementsOfRole } from './roles.ts';
import { FUNCTION_NAMES, functionOf, MAIL_FROM, resourcesOf, templateOf } from './synthesis.ts';

const template = templateOf();
const allowed = (name: FunctionName): Statement[] =>
  statementsOf(template, name).filter(({ Effect }) => Effect === 'Allow');
const whoMay = (test: (statement: Statement) => boolean): FunctionName[] =>
  FUNCTION_NAMES.filter((name) => allowed(name).some(test)).sort();
const on = (prefix: string) => (statement: Statement) => leadingKeysOf(statement).some((key) => key.startsWith(prefix));
const action = (name: string) => (statement: Statement) => statement.Action.includes(name);

/** Actions on rows; the stream's name no row. */
const ITEM_ACTION = /^dynamodb:(Get|BatchGet|Put|Update|Delete|BatchWrite|ConditionCheck)Item$|^dynamodb:Query$/;
const ON_STREAM = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((each) => `dynamodb:${each}`);

describe('the role of a function', () => {
  it('is its own, and has no managed policy', () => {
    const roles = FUNCTION_NAMES.map((name) => JSON.stringify(functionOf(template, name).properties.Role));
    expect(new Set(roles).size).toBe(FUNCTION_NAMES.length);
    for (const role of Object.values(resourcesOf(template, 'AWS::IAM::Role')))
      expect(role).not.toHaveProperty('ManagedPolicyArns');
  });

  it('names every action in full', () => {
    const roles = Object.keys(resourcesOf(template, 'AWS::IAM::Role'));
    const actions = roles.flatMap((role) => statementsOfRole(template, role)).flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((each) => each.includes('*'))).toEqual([]);
  });

  it('reaches rows by their keys only: no Scan, no PartiQL, no table management', () => {
    const onTable = FUNCTION_NAMES.flatMap(allowed)
      .flatMap(({ Action }) => Action)
      .filter((each) => each.startsWith('dynamodb:'));
    expect(onTable.length).toBeGreaterThan(20);
    expect(onTable.filter((each) => !ITEM_ACTION.test(each) && !ON_STREAM.includes(each))).toEqual([]);
  });

  it('is held to classes of rows wherever it touches the table', () => {
    const unheld = FUNCTION_NAMES.flatMap((name) =>
      allowed(name)
        .filter(({ Action }) => Action.some((each) => ITEM_ACTION.test(each)))
        .filter((statement) => leadingKeysOf(statement).length === 0 || leadingKeysOf(statement).includes('*'))
        .map(() => name),
    );
    expect(unheld).toEqual([]);
  });

  it('has all row classes of an action in one statement, as a batch or a transaction is judged as a whole', () => {
    for (const name of FUNCTION_NAMES)
      for (const index of [undefined, 'gsi1', 'gsi2']) {
        const actions = allowed(name)
          .filter(({ Resource }) => Resource.some((each) => (index ? each.includes(index) : !each.includes('/index/'))))
          .flatMap(({ Action }) => Action)
          .filter((each) => ITEM_ACTION.test(each));
        expect([name, ...actions].length).toBe(new Set([name, ...actions]).size);
      }
  });

  it.each([
    ['login limits', 'LIMIT#', ['auth']],
    ['login challenges', 'CHALLENGE#', ['auth', 'delivery-events', 'stream-messages']],
    ['login identities', 'IDENTITY#', ['auth', 'inbound-sms', 'settings', 'stream-escalations', 'stream-messages']],
    ['accounts of a phone', 'PHONE#', ['escalations', 'inbound-sms', 'jobs', 'stream-escalations']],
    ['sessions', 'SESSION#', ['auth', 'escalations', 'jobs', 'settings', 'tickets']],
    ['ways back from a provider', 'MSG#', ['delivery-events', 'stream-messages']],
    ['messages that are due', 'DUE#MSG#', ['stream-messages']],
    ['what else is due', 'DUE#WORK#', ['sweep']],
  ])('reaches %s only where it must', (_, prefix, names) => {
    expect(whoMay(on(prefix))).toEqual(names);
  });

  it('queries the due index only as the sweeper and the sender', () => {
    expect(whoMay(({ Resource }) => Resource.some((each) => each.includes('/index/gsi2')))).toEqual([
      'stream-messages',
      'sweep',
    ]);
  });

  it('deletes the lock of a job and a session, and nothing of an escalation', () => {
    const deletes = FUNCTION_NAMES.flatMap((name) =>
      allowed(name).filter(action('dynamodb:DeleteItem')).flatMap(leadingKeysOf),
    );
    expect([...new Set(deletes)].sort()).toEqual(['A#*#JOB#*', 'A#*#PERSON#*', 'SESSION#*']);
  });

  it('never publishes to a topic, and to phones only as the sender', () => {
    expect(whoMay(action('sns:Publish'))).toEqual(['stream-messages']);
    const denied = statementsOf(template, 'stream-messages').filter(({ Effect }) => Effect === 'Deny');
    expect(denied).toHaveLength(1);
    expect(denied[0]?.Action).toEqual(['sns:Publish']);
    expect(denied[0]?.Resource[0]).toContain(':sns:*:*:*');
  });

  it.each([
    ['pool-1', ':pool/pool-1"'],
    ['phone-1', ':phone-number/phone-1"'],
    ['+13125550199', ':phone-number/*"'],
  ])('sends by End User Messaging from %s only, and then not by SNS', (smsOrigination, from) => {
    const other = templateOf({ sms: 'eum', smsOrigination });
    const text = FUNCTION_NAMES.flatMap((name) =>
      statementsOf(other, name)
        .filter(({ Action }) => Action.some((each) => /^(sns|sms-voice):/.test(each)))
        .map((statement) => ({ name, ...statement })),
    );
    expect(text).toMatchObject([{ name: 'stream-messages', Effect: 'Allow', Action: ['sms-voice:SendTextMessage'] }]);
    expect(text[0]?.Resource.toSorted()).toEqual([
      expect.stringContaining(':configuration-set/callout-trial"'),
      expect.stringContaining(from),
    ]);
  });

  it('sends email only as the sender, only from our address', () => {
    const sends = (statement: Statement) => statement.Action.some((each) => each.startsWith('ses:'));
    expect(whoMay(sends)).toEqual(['stream-messages']);
    const [statement, ...more] = allowed('stream-messages').filter(sends);
    expect(more).toEqual([]);
    expect(statement?.Action).toEqual(['ses:SendRawEmail']);
    expect(statement?.Condition?.StringEquals).toEqual({ 'ses:FromAddress': MAIL_FROM });
  });

  it('starts and answers ladders only where the design says so', () => {
    expect(whoMay(action('states:StartExecution'))).toEqual(['stream-escalations']);
    expect(whoMay(action('states:SendTaskSuccess'))).toEqual(['ladder', 'stream-escalations']);
  });

  it('gives the dashboard’s function nothing but its log', () => {
    expect(allowed('web').flatMap(({ Action }) => Action)).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  });
});
