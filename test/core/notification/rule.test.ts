import { describe, expect, test } from 'vitest';
import { NotificationRule, ruleWarnings } from '../../../core/notification/rule.ts';
import { systemRules } from '../../../core/notification/system-rules.ts';
import { NORTHSIDE } from '../../support/builders/team.ts';
import { ruleId, rulesFor } from './a-told-story.ts';

describe('a rule', () => {
  const [onTheWay] = rulesFor('on_the_way');
  const problems = (more: object) =>
    NotificationRule.safeParse({ ...onTheWay, ...more }).error?.issues.map(({ path }) => path.join('.')) ?? [];

  test('of the system is a valid one', () => {
    for (const rule of systemRules(NORTHSIDE, ruleId)) expect(NotificationRule.safeParse(rule).error).toBeUndefined();
  });

  test.each<[string, object, string[]]>([
    ['a hold below the least', { holdSeconds: 19 }, ['holdSeconds']],
    ['a level the fact does not know', { level: 'job', dedupe: 'once_per_job' }, ['level']],
    ['a de-duplication of another level', { dedupe: 'once_per_technician' }, ['dedupe']],
    ['a channel twice', { channels: ['sms', 'sms'] }, ['channels']],
    [
      'a status code on the level of the job',
      { on: { statusCode: 'WORKING' }, level: 'job', dedupe: 'once_per_job' },
      ['level'],
    ],
    ['minutes before something that is no reminder', { minutesBefore: [60] }, ['minutesBefore']],
    ['nobody to tell', { audience: [] }, ['audience']],
  ])('is refused with %s', (_, more, fields) => {
    expect(problems(more)).toEqual(fields);
  });

  test('warns when it tells every time, and when another tells the same people already', () => {
    if (!onTheWay) throw new Error('there is a rule');
    const other = { ...onTheWay, id: ruleId(50), name: 'Driving' };
    expect(ruleWarnings({ ...onTheWay, dedupe: 'every_time' }, [onTheWay, other])).toEqual([
      { kind: 'tells_every_time' },
      { kind: 'told_already', by: 'Driving' },
    ]);
    expect(ruleWarnings(onTheWay, [onTheWay, { ...other, audience: ['office'] }])).toEqual([]);
  });
});
