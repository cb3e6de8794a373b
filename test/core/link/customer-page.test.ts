import { describe, expect, test } from 'vitest';
import { crewOf, customerPage, shownAppointment } from '../../../core/link/customer-page.ts';
import { isGood, linkFor } from '../../../core/link/link.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { aCustomer } from '../../adapters/dynamodb/northside.ts';
import { BRIAN, JOHN, NORTHSIDE } from '../../support/builders/team.ts';
import { anAccount } from '../../support/builders/world.ts';
import { appointmentId, aVisitStory, MORNING, VISIT } from '../job/a-visit.ts';

const LATER = appointmentId(2);
const story = () => {
  const told = aVisitStory();
  told.add();
  told.add({ id: LATER }, plusMinutes(MORNING, 1000));
  return told;
};
const pageOf = (visit: ReturnType<ReturnType<typeof story>['visit']>, more: object = {}) =>
  customerPage(
    visit,
    { account: anAccount(), customer: aCustomer(1), people: new Map([[JOHN.id, JOHN]]), preferences: {}, ...more },
    MORNING,
  );

describe('of several visits the page shows', () => {
  test('the next one', () => expect(shownAppointment(story().visit())?.id).toBe(VISIT));
  test('the one that is under way, before an earlier one', () => {
    const told = story();
    told.tap(JOHN, 'TRAVELING', { appointmentId: LATER });
    expect(shownAppointment(told.visit())?.id).toBe(LATER);
  });
  test('after one is done, the one that lies ahead', () => {
    const told = story();
    told.tap(JOHN, 'WORKING');
    told.tap(JOHN, 'COMPLETE');
    expect(shownAppointment(told.visit())?.id).toBe(LATER);
  });
});

test('who comes is named by the name he has now, the lead first; a photo is said to be there, not shown', () => {
  const told = aVisitStory();
  told.add({ technicians: [JOHN, BRIAN], leadId: BRIAN.id });
  expect(crewOf(told.appointment())).toEqual([BRIAN.id, JOHN.id]);
  const johnny = { ...JOHN, name: 'Johnny Smith', certifications: ['EPA 608'], photo: 'abc' };
  expect(pageOf(told.visit(), { people: new Map([[JOHN.id, johnny]]) }).crew).toEqual([
    { personId: BRIAN.id, name: BRIAN.name, certifications: [], photo: false },
    { personId: JOHN.id, name: 'Johnny Smith', certifications: ['EPA 608'], photo: true },
  ]);
});

test('nothing of the team or of the office’s notes is on it', () => {
  const text = JSON.stringify(pageOf(story().visit()));
  for (const { address } of JOHN.methods) expect(text).not.toContain(address);
  for (const hidden of ['accountId', 'version', 'methods', 'timeline', 'code', 'begun'])
    expect(text).not.toContain(`"${hidden}"`);
});

test('what is called off shows nobody who comes, and asks for nothing', () => {
  const told = story();
  told.cancel();
  expect(pageOf(told.visit())).toMatchObject({ job: { status: 'cancelled' }, crew: [], may: [] });
});

test('a link is good for ninety days, to the millisecond', () => {
  const link = linkFor(
    {
      ...{ accountId: NORTHSIDE, jobId: aVisitStory().job().id, contactId: 'c', channel: 'sms' },
      ...{ address: '+13125550190', category: 'service' },
    },
    MORNING,
  );
  expect(isGood(link, plusMinutes(MORNING, 90 * 24 * 60 - 1))).toBe(true);
  expect(isGood(link, plusMinutes(MORNING, 90 * 24 * 60))).toBe(false);
});
