// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { NotificationRuleView } from '../../core/contracts/notification-rules.ts';
import { FactLevel } from '../../core/job/status-fact.ts';
import { Dedupe, NotificationRule } from '../../core/notification/rule.ts';
import { systemRuleId, systemRules } from '../../core/notification/system-rules.ts';
import { bodyOf, dedupesFor, draftOf } from '../../dashboard/desk/texts/rule-draft.ts';
import { inputOf } from '../../dashboard/desk/texts/rules.ts';
import { RulesPage } from '../../dashboard/desk/texts/rules-page.tsx';
import { StatusCodesPage } from '../../dashboard/desk/texts/status-codes-page.tsx';
import { NORTHSIDE } from '../support/builders/team.ts';
import { fakeApi } from './fake-api.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const RULES: NotificationRuleView[] = systemRules(NORTHSIDE, systemRuleId).map(({ accountId: _own, ...rule }) => ({
  ...{ ...rule, system: true, warnings: [] },
}));

test('what the form offers is what the rule’s own schema takes, level by level', () => {
  const [rule] = systemRules(NORTHSIDE, systemRuleId);
  for (const level of FactLevel.options)
    for (const dedupe of Dedupe.options) {
      const on = level === 'job' ? { fact: 'complete' } : { statusCode: 'PARTS' };
      const { success } = NotificationRule.safeParse({ ...rule, on, level, dedupe, holdSeconds: 60 });
      expect([level, dedupe, dedupesFor(level).includes(dedupe)]).toEqual([level, dedupe, success]);
    }
});

test.each(RULES)('the rule “$name” that is opened and saved unchanged stays as it is', (rule) => {
  expect(bodyOf(draftOf(rule))).toEqual(inputOf(rule));
});

test('a reminder is typed in hours, and job types as a list', () => {
  const rule = RULES.find(({ name }) => name === 'Reminder');
  if (!rule) throw new Error('there is no reminder');
  const body = bodyOf({ ...draftOf(rule), hoursBefore: '48, 1.5', jobTypes: 'warranty, , plumbing ' });
  expect(body).toMatchObject({ minutesBefore: [2880, 90], exclusions: { jobTypes: ['warranty', 'plumbing'] } });
});

test('the switch at a rule saves it whole, and shows what the server refuses', async () => {
  let refuses = false;
  const calls = fakeApi({
    'GET /v1/notification-rules': () => ({ status: 200, body: { items: RULES } }),
    [`PUT /v1/notification-rules/${RULES[5]?.id}`]: ({ body }) =>
      refuses
        ? { status: 409, body: { type: '/problems/conflict', title: 'Somebody else changed this', status: 409 } }
        : { status: 200, body: { ...RULES[5], ...(body as object) } },
  });
  render(<RulesPage mayEdit />);
  const toggle = (await screen.findByLabelText('On the way: sent')) as HTMLInputElement;
  fireEvent.click(toggle);
  await vi.waitFor(() => expect(calls.at(-1)?.body).toMatchObject({ name: 'On the way', enabled: false }));
  await vi.waitFor(() => expect(toggle.checked).toBe(false));
  await vi.waitFor(() => expect(toggle.getAttribute('aria-disabled')).toBe('false'));
  refuses = true;
  fireEvent.click(toggle);
  expect(await screen.findByText('Somebody else changed this')).toBeTruthy();
  await vi.waitFor(() => expect(toggle.checked).toBe(false));
});

test('“every time” and a second rule for the same are warned of', async () => {
  const [first] = RULES;
  const warnings = [{ kind: 'tells_every_time' as const }, { kind: 'told_already' as const, by: 'Booked' }];
  fakeApi({ 'GET /v1/notification-rules': () => ({ status: 200, body: { items: [{ ...first, warnings }] } }) });
  render(<RulesPage mayEdit={false} />);
  expect(await screen.findByText(/three technicians who set out are three messages/)).toBeTruthy();
  expect(screen.getByText('The rule “Booked” tells the same people of this already.')).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('the matrix shows what each code tells customers; those of every account are locked', async () => {
  const own = { code: 'PARTS', label: 'Waiting for parts', phase: 'paused', system: false };
  const travel = { code: 'TRAVELING', label: 'On the way', phase: 'en_route', system: true };
  const partsRule = { ...RULES[5], id: 'rul_9', name: 'Parts', on: { statusCode: 'PARTS' } };
  fakeApi({
    'GET /v1/status-codes': () => ({ status: 200, body: { items: [travel, own] } }),
    'GET /v1/notification-rules': () => ({ status: 200, body: { items: [...RULES, partsRule] } }),
  });
  render(<StatusCodesPage mayEdit />);
  const row = (await screen.findByText('PARTS')).closest('tr');
  expect(row?.textContent).toContain('Parts');
  expect(screen.getByRole('button', { name: 'Remove PARTS' })).toBeTruthy();
  const locked = screen.getByText('TRAVELING').closest('tr');
  expect(locked?.textContent).toContain('Locked');
  expect(locked?.querySelector('a')?.textContent).toBe('On the way');
  expect(screen.queryByRole('button', { name: 'Remove TRAVELING' })).toBeNull();
});
