import { DEMO_JOB, DEMO_PEOPLE } from '../../local/seed/demo.ts';
import { escalationIn } from './api-client.ts';
import type { Expected } from './journey.ts';
import type { Callout } from './start-callout.ts';

/** The seeded contractor, as journeys name him: people with the phone and the address they read messages at. */
const reachable = <P extends { methods: { kind: string; address: string }[] }>(person: P) => ({
  ...person,
  phone: person.methods.find(({ kind }) => kind === 'sms')?.address ?? '',
  email: person.methods.find(({ kind }) => kind === 'email')?.address ?? '',
});

export const ANA = reachable(DEMO_PEOPLE.ana);
export const DEE = reachable(DEMO_PEOPLE.dee);
export const JOHN = reachable(DEMO_PEOPLE.john);
export const BRIAN = reachable(DEMO_PEOPLE.brian);
export const ALEX = reachable(DEMO_PEOPLE.alex);

/** The two messages of one page: everybody's sequence is SMS and email at once. */
export const pagesTo = (person: { phone: string; email: string }, says: string): Expected[] => [
  { to: person.phone, class: 'page', says },
  { to: person.email, class: 'page', says },
];

/** A notice to a member of the team, by his first preferred method. */
export const noticeTo = (person: { phone: string }, says: string | RegExp): Expected => ({
  to: person.phone,
  class: 'staff',
  says,
});

/** Alex, the agent, escalates the seeded job; answers with the escalation. */
export async function escalateDemoJob(app: Callout) {
  const alex = await app.become(ALEX);
  return escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id }));
}

/** The escalation as it stands, as the agent sees it. */
export async function readEscalation(app: Callout, number: string) {
  return escalationIn(await (await app.become(ALEX)).get(`/v1/escalations/${number}`));
}
