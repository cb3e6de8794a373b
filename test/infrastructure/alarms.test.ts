import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../functions/catalogue.ts';
import { FUNCTION_NAMES, resourcesOf, templateOf } from './synthesis.ts';

const template = templateOf();
const alarms = Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm')).map((alarm) => {
  const description = String(alarm.AlarmDescription);
  return { ...alarm, name: String(alarm.AlarmName).replace(/^callout-trial /, ''), description };
});
const runbook = readFileSync('docs/runbook.md', 'utf8');
const sections = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section] as const),
);

describe('an alarm', () => {
  it('is there for every function, and says first who is hurt', () => {
    for (const name of FUNCTION_NAMES) {
      const alarm = alarms.find((each) => each.name === `${name}-errors`);
      expect(alarm?.description.split('\n')[0], name).toBe(FUNCTIONS[name].whenItFails);
    }
  });

  it.each([
    'sweep-silent',
    'ladder-failed',
    'api-errors',
    'stream-messages-late',
    'inbound-sms-dead-letters',
    'sms-spend',
  ])('is there for what no function notices of itself: %s', (name) => {
    expect(alarms.map((alarm) => alarm.name)).toContain(name);
  });

  it('has a section in the runbook, which says what it is, how to look and what to do', () => {
    expect(alarms.length).toBeGreaterThan(FUNCTION_NAMES.length);
    for (const { name, description } of alarms) {
      expect(description).toContain(`docs/runbook.md#${name}`);
      const section = sections.get(name) ?? '';
      for (const part of ['**Description.', '**Investigation.', '**Resolution.']) expect(section, name).toContain(part);
    }
  });

  it('is what every section of the runbook is about', () => {
    expect([...sections.keys()].sort()).toEqual(alarms.map(({ name }) => name).sort());
  });

  it('goes off when the sweeper says nothing for three minutes', () => {
    expect(alarms.find(({ name }) => name === 'sweep-silent')).toMatchObject({
      MetricName: 'Invocations',
      Period: 60,
      EvaluationPeriods: 3,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  it('may be told: the topic lets CloudWatch publish for this account', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sns:Publish',
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      }),
    });
  });

  it('reaches the address of the stage, at its beginning and its end', () => {
    const told = templateOf({ alarmEmail: 'ana@northside.example' });
    told.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'ana@northside.example' });
    for (const alarm of Object.values(resourcesOf(told, 'AWS::CloudWatch::Alarm'))) {
      expect(alarm.AlarmActions).toHaveLength(1);
      expect(alarm.OKActions).toEqual(alarm.AlarmActions);
    }
  });
});

describe('the runbook', () => {
  it('links only to sections that exist', () => {
    const links = [...runbook.matchAll(/\]\(#([a-z-]+)\)/g)].map(([, name]) => String(name));
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((name) => !sections.has(name))).toEqual([]);
  });
});
