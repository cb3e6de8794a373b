import { expect, test } from 'vitest';
import { SystemFact } from '../../../core/job/status-fact.ts';
import { segmentsOf } from '../../../core/message/sms-text.ts';
import { writeNotices } from '../../../core/message/write-notice.ts';
import type { Notice } from '../../../core/notification/notice.ts';
import { systemRuleId } from '../../../core/notification/system-rules.ts';
import { aCustomer } from '../../adapters/dynamodb/northside.ts';
import { JOHN } from '../../support/builders/team.ts';
import { anAccount } from '../../support/builders/world.ts';
import { aVisitStory, MORNING, VISIT } from '../job/a-visit.ts';

const PAGE = `https://a8kq2v91xc.execute-api.us-east-1.amazonaws.com/c/${'x'.repeat(22)}`;
const LINK = `https://reviews.example/${'x'.repeat(136)}`;

function textsOf(about: Notice['about'], name: string, summary: string, toCustomer = true, page = PAGE) {
  const story = aVisitStory({ job: { summary } });
  story.add();
  const { visit } = story;
  const appointments = visit().appointments.map((each) => ({
    ...each,
    assignments: each.assignments.map((one) => ({ ...one, name })),
  }));
  const notice: Notice = {
    ...{ kind: 'notice', ruleId: systemRuleId(0), about, level: 'appointment', category: 'service', quiet: 'bypass' },
    ...{ jobId: visit().job.id, jobCycle: 1, appointmentId: VISIT, cycle: 1, personId: JOHN.id, eta: MORNING },
  };
  const setting = {
    account: anAccount({ name: `${name} Inc`, reviewLink: LINK }),
    customer: aCustomer(1, { name }),
    codes: [],
  };
  const written = writeNotices(
    {
      ...{ found: { visit: { job: visit().job, appointments } }, setting, notices: [notice] },
      ...(toCustomer ? { page } : {}),
    },
    toCustomer,
  );
  if (!written) throw new Error('nothing to say');
  return written;
}

test.each(SystemFact.options)(
  'what is said of %s is plain text of three segments at most, in any alphabet',
  (about) => {
    const plain = textsOf(about, 'John Smith', 'No heat');
    expect(segmentsOf(plain.sms)).toMatchObject({ encoding: 'GSM-7' });
    expect(plain.sms).toMatch(/^John Smith Inc: /);
    expect(plain.email.subject.length).toBeGreaterThan(20);
    for (const name of ['W'.repeat(76), 'Ж'.repeat(76)])
      for (const toCustomer of [true, false])
        expect(segmentsOf(textsOf(about, name, 'ф'.repeat(240), toCustomer).sms).segments).toBeLessThanOrEqual(3);
  },
);

/** A domain of one's own, as is advised. */
const SHORT = `https://call.northside.example/c/${'x'.repeat(22)}`;

test.each(SystemFact.options.filter((about) => about !== 'cancelled' && about !== 'offer_declined'))(
  '%s leads to one page, whole, and in one segment where the contractor has a domain of his own',
  (about) => {
    const { sms, email } = textsOf(about, 'Ж'.repeat(76), 'ф'.repeat(240));
    const to = about === 'complete' ? LINK : PAGE;
    expect(sms.endsWith(` ${to}`) || sms.endsWith(`: ${to}`)).toBe(true);
    expect(sms.match(/https:/g)).toHaveLength(1);
    expect(email.html).toContain(`href="${to}"`);
    expect(email.unsubscribe).toBe(`${PAGE}/unsubscribe`);
    const short = textsOf(about, 'John Smith', 'No heat, furnace short-cycling', true, SHORT);
    if (about !== 'complete') expect([segmentsOf(short.sms), short.sms]).toMatchObject([{ segments: 1 }, /./]);
  },
);

test('what is called off, or said to the team, leads nowhere; and no email to the team can be unsubscribed from', () => {
  expect(textsOf('cancelled', 'John Smith', 'No heat').sms).not.toContain('https:');
  const { sms, email } = textsOf('booked', 'John Smith', 'No heat', false);
  expect(sms).not.toContain('https:');
  expect(email.unsubscribe).toBeUndefined();
});

test('a code of the account is said by its label, or by itself where it has none any more', () => {
  expect(textsOf({ code: 'TRAVELING' }, 'John Smith', 'No heat').sms).toContain(
    'On the way: your appointment of Mon, Jun 1',
  );
  expect(textsOf({ code: 'GONE' }, 'John Smith', 'No heat').sms).toContain('GONE');
});

test('the team reads the job by its number', () => {
  const { sms } = textsOf('cancelled', 'Maria Lopez', 'No heat', false);
  expect(sms).toBe('Job 100001, Maria Lopez: cancelled, Mon, Jun 1, 12:00 PM to 1:00 PM.');
});
