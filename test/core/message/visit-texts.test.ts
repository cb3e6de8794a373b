import { expect, test } from 'vitest';
import { SystemFact } from '../../../core/job/status-fact.ts';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import { writeToTeam } from '../../../core/message/tell-visit.ts';
import { write } from '../../../core/message/write.ts';
import type { Notice } from '../../../core/notification/notice.ts';
import { systemRuleId } from '../../../core/notification/system-rules.ts';
import type { Person } from '../../../core/person/person.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { aCustomer } from '../../adapters/dynamodb/northside.ts';
import { BRIAN, CARLA, DEE, JOHN } from '../../support/builders/team.ts';
import { anAccount } from '../../support/builders/world.ts';
import { appointmentId, aVisitStory, MORNING, VISIT } from '../job/a-visit.ts';

const SPEAKING = {
  now: MORNING,
  baseUrl: 'https://call.northside.example',
  language: 'en',
  own: [],
  alsoWaiting: [],
  zone: 'UTC',
} as const;

/** What the team is told, with the customer's name. */
function textsOf(about: Notice['about'], name: string) {
  const story = aVisitStory({ job: { summary: 'No heat' } });
  story.add();
  const visit = story.visit();
  const notice: Notice = {
    ...{ kind: 'notice', ruleId: systemRuleId(0), about, level: 'appointment', category: 'service', quiet: 'bypass' },
    ...{ jobId: visit.job.id, jobCycle: 1, appointmentId: VISIT, cycle: 1, personId: JOHN.id, eta: MORNING },
  };
  const setting = { account: anAccount(), customer: aCustomer(1, { name }), codes: [] };
  const written = writeToTeam({ found: { visit }, setting, notices: [notice] }, SPEAKING);
  if (!written) throw new Error('nothing to say');
  return written;
}

test('the team reads the job by its number', () => {
  const { sms, email } = textsOf('cancelled', 'Maria Lopez');
  expect(sms).toBe('Job 100001, Maria Lopez: cancelled, Mon, Jun 1, 12:00 PM to 1:00 PM.');
  expect(email.subject).toBe(sms);
});

test.each(SystemFact.options)('what the team is told of %s has three segments at most, in any alphabet', (about) => {
  expect(segmentsOf(textsOf(about, 'John Smith').sms)).toMatchObject({ encoding: 'GSM-7' });
  for (const name of ['W'.repeat(76), 'Ж'.repeat(76)])
    expect(segmentsOf(textsOf(about, name).sms).segments).toBeLessThanOrEqual(3);
});

test('what the team is told leads to no page of a customer and cannot be unsubscribed from', () => {
  const { sms, email } = textsOf('booked', 'Maria Lopez');
  expect(sms).not.toContain('https:');
  expect(email).not.toHaveProperty('unsubscribe');
});

test('a code of the account is said by its label, or by itself where it has none any more', () => {
  expect(textsOf({ code: 'TRAVELING' }, 'Maria Lopez').sms).toContain('On the way, Mon, Jun 1');
  expect(textsOf({ code: 'GONE' }, 'Maria Lopez').sms).toContain('GONE');
});

test('of a job that is back on a technician reads his own time, and none where his visit needs a new date', () => {
  const story = aVisitStory({ job: { summary: 'No heat' } });
  story.add({ technicians: [JOHN] }, plusMinutes(MORNING, 60));
  story.add({ technicians: [BRIAN], id: appointmentId(2) }, plusMinutes(MORNING, 120));
  story.add({ technicians: [CARLA], id: appointmentId(3) }, plusMinutes(MORNING, 180));
  story.cancel();
  story.later(90 * 60);
  story.restore();
  const visit = story.visit();
  const content: Notice = {
    ...{ kind: 'notice', ruleId: systemRuleId(13), about: 'restored', level: 'job', category: 'service' },
    ...{ quiet: 'bypass', jobId: visit.job.id, jobCycle: 2 },
  };
  const setting = { account: anAccount(), customer: aCustomer(1, { name: 'Maria Lopez' }), codes: [] };
  const read = ({ id }: Person) =>
    write(
      { content, to: { personId: id } },
      {
        ...{ ...SPEAKING, account: anAccount(), ownTexts: [], escalation: undefined },
        visit: { found: { visit }, setting, notices: [content] },
      },
    )?.sms;
  expect([JOHN, BRIAN, CARLA, DEE].map(read)).toEqual([
    'Job 100001, Maria Lopez: back on.',
    'Job 100001, Maria Lopez: back on, Mon, Jun 1, 12:00 PM to 1:00 PM.',
    'Job 100001, Maria Lopez: back on, Mon, Jun 1, 1:00 PM to 2:00 PM.',
    // She is at the desk.
    'Job 100001, Maria Lopez: back on, Mon, Jun 1, 12:00 PM to 1:00 PM.',
  ]);
});
