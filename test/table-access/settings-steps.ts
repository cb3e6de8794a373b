import { expect } from 'vitest';
import type { FunctionName } from '../../functions/catalogue.ts';
import { JOHN, TEAM } from '../support/builders/team.ts';

interface SettingsSteps {
  /** A request through the gateway. */
  request: (
    name: FunctionName,
    routeKey: string,
    options: { params?: Record<string, string>; body?: unknown; cookies?: string[] },
  ) => Promise<{ status: number; body: Record<string, unknown> }>;
  logIn: (identifier: string) => Promise<string[]>;
  /** Of an administrator's session. */
  cookies: string[];
}

/** What an administrator sets up: somebody new, a schedule with him, a plan with it; and then somebody is disabled. */
export async function setUpSettings({ request, logIn, cookies }: SettingsSteps): Promise<void> {
  const sendTo = async (
    name: 'settings' | 'templates',
    key: string,
    status: number,
    params: Record<string, string> = {},
    body?: unknown,
  ) => {
    const answer = await request(name, key, { params, cookies, ...(body === undefined ? {} : { body }) });
    expect([key, answer.status, answer.body]).toEqual([key, status, answer.body]);
    return String(answer.body.id);
  };
  const send = (key: string, status: number, params?: Record<string, string>, body?: unknown) =>
    sendTo('settings', key, status, params, body);
  const address = (n: number) => ({ kind: 'email', address: `new${n}@northside.example`, verified: true });
  const phone = { kind: 'sms', address: '+13125550177', verified: true };
  const personId = await send('POST /v1/people', 201, {}, { name: 'Nia', roles: ['technician'], methods: [phone] });
  await logIn('+13125550177');
  await send('PATCH /v1/people/{personId}', 200, { personId }, { roles: ['office'], methods: [address(1)] });
  await send('GET /v1/people', 200);
  const layers = [{ people: [personId], shift: { unit: 'day', length: 1 }, start: '2026-01-01T00:00:00Z' }];
  const schedule = { name: 'Nights', zone: 'UTC', layers };
  const scheduleId = await send('POST /v1/schedules', 201, {}, schedule);
  await send('PUT /v1/schedules/{scheduleId}', 200, { scheduleId }, schedule);
  await send('GET /v1/schedules', 200);
  const fallbackPersonId = TEAM.find(({ roles }) => roles.includes('administrator'))?.id;
  const steps = [{ targets: [{ scheduleId }, { personId: fallbackPersonId }], minutes: 5 }];
  const planId = await send('POST /v1/plans', 201, {}, { name: 'Nights', steps, loops: 0, fallbackPersonId });
  await sendTo('templates', 'POST /v1/plans/{planId}/preview', 200, { planId }, { at: '2026-06-01T00:00:00Z' });
  const text = { name: 'test', language: 'en', channel: 'sms' };
  const words = { version: 0, text: 'A test by {{ account_name }} at {{ at }}' };
  await sendTo('templates', 'GET /v1/texts', 200);
  await sendTo('templates', 'PUT /v1/texts/{name}/{language}/{channel}', 200, text, words);
  await sendTo('templates', 'GET /v1/texts/{name}/{language}/{channel}/versions', 200, text);
  await send('PATCH /v1/account', 200, {}, { technicianMayStop: true });
  await send('POST /v1/me/test-notification', 202);
  // Nobody is tested at night, so it is noon where they are.
  await send('PATCH /v1/account', 200, {}, { zone: zoneAtNoon(), drills: true });
  await send('POST /v1/drills', 200, {}, { personId: JOHN.id });
  await send('GET /v1/drills', 200);
}

/** A zone in which it is about noon now. */
function zoneAtNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  // POSIX signs: west of Greenwich is plus.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
