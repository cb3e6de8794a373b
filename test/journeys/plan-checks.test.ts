import { expect } from 'vitest';
import { PlanView } from '../../core/contracts/plans.ts';
import { type ApiClient, bodyOf, listIn, problemIn } from '../support/api-client.ts';
import { ANA, BRIAN, DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { addPlan, addSchedule, madeIn, planBody } from '../support/on-call.ts';

const NOBODY = 'per_7ZZZZZZZZZZZZZZZZZZZZZZZZZ';
const NO_SCHEDULE = 'sch_7ZZZZZZZZZZZZZZZZZZZZZZZZZ';
const to = ({ id }: { id: string }) => ({ personId: id });
const john = { targets: [to(JOHN)], minutes: 5 };

const codesOf = ({ findings }: PlanView) => [...new Set(findings.map(({ code }) => code))].sort();
const readPlan = async (api: ApiClient, id: string) => bodyOf(PlanView, await api.get(`/v1/plans/${id}`), 200);
const aPerson = async (api: ApiClient, name: string, methods: object[], more: object = {}) =>
  madeIn(await api.post('/v1/people', { name, roles: ['technician'], methods, ...more }));
const verified = (kind: 'sms' | 'email', address: string) => ({ kind, address, verified: true });

journey('a plan that would fail at night is refused with the field and the reason', async (app, mail) => {
  const ana = await app.become(ANA);
  const mailOnly = { id: await aPerson(ana, 'Max Post', [verified('email', 'max@northside.example')]) };
  const late = {
    urgent: [{ kind: 'sms', afterMinutes: 5 }],
    standard: [{ kind: 'sms', afterMinutes: 0 }],
  };
  const lateId = await aPerson(ana, 'Lena Late', [verified('sms', '+13125550171')], { methodSequence: late });
  const refused: [string, object, string[]][] = [
    ['E01', { ...planBody([john], ANA), fallbackPersonId: undefined }, ['fallbackPersonId']],
    ['E01', planBody([john], mailOnly), ['fallbackPersonId']],
    ['E02', planBody([{ targets: [to({ id: lateId })], minutes: 5 }], ANA), ['steps.0.minutes']],
    ['E04', planBody([john, { targets: [to({ id: NOBODY })], minutes: 5 }], ANA), ['steps.1.targets.0.personId']],
    ['E04', planBody([{ targets: [{ scheduleId: NO_SCHEDULE }], minutes: 5 }], ANA), ['steps.0.targets.0.scheduleId']],
    ['E05', planBody([{ targets: [to(mailOnly)], minutes: 5 }], ANA), ['steps']],
    ['E07', planBody([{ ...john, minutes: 1440 }, { ...john, minutes: 1 }, john], ANA), ['steps']],
  ];
  for (const [code, body, fields] of refused) {
    const answer = await ana.post('/v1/plans', body);
    expect({ code, ...problemIn(answer) }).toMatchObject({ code, status: 422, fields });
    expect(answer.text).toContain(code);
  }
  expect(listIn(PlanView, await ana.get('/v1/plans'))).toHaveLength(1);
  await mail.expect();
});

journey(
  'a plan with an empty night is saved, stands in red with its dates, and is well once it is filled',
  async (app, mail) => {
    const ana = await app.become(ANA);
    // John and Brian by turns, and John is off on one of his days.
    const off = { start: '2026-06-09T08:00:00-05:00', end: '2026-06-10T08:00:00-05:00' };
    const scheduleId = await addSchedule(ana, {
      people: [JOHN, BRIAN],
      start: '2026-05-30T08:00:00-05:00',
      overrides: [{ kind: 'remove', out: JOHN.id, ...off }],
    });
    const plan = await addPlan(ana, [{ targets: [{ scheduleId }], minutes: 5 }], ANA);
    const empty = plan.findings.find(({ code }) => code === 'E03');
    expect(empty).toMatchObject({ severity: 'error', step: 0, dates: ['2026-06-09', '2026-06-10'] });

    // Somebody is added, and the next read finds nothing.
    const cover = { kind: 'add', in: DEE.id, ...off };
    madeIn(await ana.post(`/v1/schedules/${scheduleId}/overrides`, cover));
    expect(codesOf(await readPlan(ana, plan.id))).not.toContain('E03');
    await mail.take();
  },
);

journey(
  'what is weak about a plan is told by name, and follows people and schedules as they change',
  async (app, mail) => {
    const ana = await app.become(ANA);
    const shared = await aPerson(ana, 'Desk', [verified('email', 'office@northside.example')]);
    const steps = [
      { targets: [to(JOHN), to({ id: shared })], minutes: 1 },
      { targets: [to(JOHN), to(BRIAN)], minutes: 5 },
    ];
    const plan = await addPlan(ana, steps, ANA);
    // One channel, the same number twice, a shared mailbox, a step of a minute.
    expect(codesOf(plan)).toEqual(['W01', 'W02', 'W06', 'W09']);

    await ana.send('PATCH', `/v1/people/${BRIAN.id}`, { enabled: false });
    const later = await readPlan(ana, plan.id);
    expect(later.findings).toContainEqual(
      expect.objectContaining({ code: 'E04', field: 'steps.1.targets.1.personId', personId: BRIAN.id }),
    );
    expect(problemIn(await ana.send('PUT', `/v1/plans/${plan.id}`, planBody(steps, ANA)))).toMatchObject({
      status: 422,
      fields: ['steps.1.targets.1.personId'],
    });
    expect((await readPlan(ana, plan.id)).version).toBe(1);

    const scheduleId = await addSchedule(ana, { people: [JOHN, JOHN, DEE], start: '2026-05-30T08:00:00-05:00' });
    const nights = await addPlan(ana, [{ targets: [{ scheduleId }], minutes: 5 }], ANA);
    expect(nights.findings).toContainEqual(expect.objectContaining({ code: 'W07', personId: JOHN.id }));
    const span = { start: '2026-06-05T00:00:00Z', end: '2026-06-06T00:00:00Z' };
    await ana.post(`/v1/schedules/${scheduleId}/overrides`, { kind: 'add', in: ANA.id, ...span });
    await ana.post(`/v1/schedules/${scheduleId}/overrides`, { kind: 'remove', out: ANA.id, ...span });
    expect(codesOf(await readPlan(ana, nights.id))).toContain('E06');
    await mail.take();
  },
);

journey('a schedule that makes no sense is refused by its field, and nothing of it is saved', async (app, mail) => {
  const ana = await app.become(ANA);
  const layer = { people: [JOHN.id], shift: { unit: 'day', length: 1 }, start: '2026-06-01T08:00:00-05:00' };
  const good = { name: 'Nights', zone: 'US/Central', layers: [layer] };
  const span = { start: '2026-06-02T08:00:00Z', end: '2026-06-01T08:00:00Z' };
  const refused: [object, string[], RegExp?][] = [
    [{ ...good, zone: 'Chicago' }, ['zone']],
    [{ ...good, layers: [] }, ['layers']],
    [{ ...good, layers: [{ ...layer, people: [] }] }, ['layers.0.people']],
    [{ ...good, layers: [{ ...layer, people: [JOHN.id, NOBODY] }] }, ['layers.0.people.1']],
    [{ ...good, layers: [{ ...layer, people: [NO_SCHEDULE] }] }, ['layers.0.people.0'], /cannot contain schedules/],
    [{ ...good, layers: [{ ...layer, shift: { unit: 'month', length: 1 } }] }, ['layers.0.shift.unit']],
    [{ ...good, overrides: [{ kind: 'add', in: JOHN.id, ...span }] }, ['overrides.0.end'], /must be after start/],
    [{ ...good, overrides: [{ kind: 'replace', in: JOHN.id, ...span }] }, ['overrides.0.out']],
  ];
  for (const [body, fields, says] of refused) {
    const answer = await ana.post('/v1/schedules', body);
    expect(problemIn(answer)).toMatchObject({ status: 422, fields });
    if (says) expect(answer.text).toMatch(says);
  }
  expect((await ana.get('/v1/schedules')).body).toEqual({ items: [] });

  const id = madeIn(await ana.post('/v1/schedules', good));
  expect((await ana.get(`/v1/schedules/${id}`)).body).toMatchObject({ zone: 'America/Chicago', version: 1 });
  const backwards = await ana.post(`/v1/schedules/${id}/overrides`, { kind: 'add', in: JOHN.id, ...span });
  expect(problemIn(backwards)).toMatchObject({ status: 422, fields: ['end'] });
  const long = `/v1/schedules/${id}/shifts?from=2026-06-01T00:00:00Z&to=2027-06-03T00:00:00Z`;
  expect(problemIn(await ana.get(long))).toMatchObject({ status: 422, fields: ['to'] });
  expect((await ana.get(`/v1/schedules/${id}`)).body).toMatchObject({ overrides: [], version: 1 });
  await mail.take();
});
