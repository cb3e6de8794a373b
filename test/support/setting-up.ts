import { PersonView } from '../../core/contracts/people.ts';
import { PlanView } from '../../core/contracts/plans.ts';
import type { PersonId, PlanId } from '../../core/ids/ids.ts';
import { bodyOf, escalationIn } from './api-client.ts';
import { ALEX, ANA } from './demo.ts';
import type { Callout } from './start-callout.ts';

/* What a journey needs beside the seed, set up as Ana would: through the API. */

/** Somebody new on the team, with a phone and a mailbox that are verified. */
export interface NewPerson {
  id: PersonId;
  name: string;
  phone: string;
  email: string;
}

export async function addPerson(
  app: Callout,
  name: string,
  n: number,
  roles: string[] = ['technician'],
): Promise<NewPerson> {
  const phone = `+131255502${String(n).padStart(2, '0')}`;
  const email = `new${n}@northside.example`;
  const methods = [
    { kind: 'sms', address: phone, verified: true },
    { kind: 'email', address: email, verified: true },
  ];
  const ana = await app.become(ANA);
  const { id } = bodyOf(PersonView, await ana.post('/v1/people', { name, roles, methods }), 201);
  return { id, name, phone, email };
}

/** A plan of steps of five minutes; each names the persons it pages. */
export async function addPlan(
  app: Callout,
  steps: readonly (readonly { id: string }[])[],
  more: { loops?: number; reopens?: boolean; fallback?: { id: string } } = {},
): Promise<PlanId> {
  const { loops = 0, reopens = false, fallback = ANA } = more;
  const ana = await app.become(ANA);
  const plan = {
    name: 'Of this journey',
    steps: steps.map((targets) => ({ targets: targets.map(({ id }) => ({ personId: id })), minutes: 5 })),
    ...{ loops, reopens, fallbackPersonId: fallback.id },
  };
  return bodyOf(PlanView, await ana.post('/v1/plans', plan), 201).id;
}

/** Changes the account's settings. */
export async function settle(app: Callout, settings: object): Promise<void> {
  const answer = await (await app.become(ANA)).send('PATCH', '/v1/account', settings);
  if (answer.status !== 200) throw new Error(`The settings were not taken: ${answer.text}`);
}

/** Nobody reaches him any more. */
export async function disable(app: Callout, person: { id: string }): Promise<void> {
  const answer = await (await app.become(ANA)).send('PATCH', `/v1/people/${person.id}`, { enabled: false });
  if (answer.status !== 200) throw new Error(`He was not disabled: ${answer.text}`);
}

/** Alex escalates a call with a plan of this journey. */
export async function escalateBy(app: Callout, planId: PlanId, body: object) {
  const alex = await app.become(ALEX);
  return escalationIn(await alex.post('/v1/escalations', { planId, ...body }));
}
