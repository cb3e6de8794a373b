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
export const pagesTo = (person: { phone: string; email: string }, number: string): Expected[] => {
  // Not the number alone: a text may name other calls that wait, too.
  const says = new RegExp(`call ${number}:`, 'i');
  return [
    { to: person.phone, class: 'page', says },
    { to: person.email, class: 'page', says },
  ];
};

/** A notice to a member of the team, by his first preferred method. */
export const noticeTo = (person: { phone: string }, says: string | RegExp): Expected => ({
  to: person.phone,
  class: 'staff',
  says,
});

/** What an hour after the accept brings when nobody sets out: a nudge, and a word to the dispatcher. Never a page. */
export const notOnTheWay = (person: { name: string; phone: string }, number: string): Expected[] => [
  noticeTo(person, `You have had call ${number} for 15 minutes`),
  noticeTo(DEE, `${person.name} accepted call ${number} 30 minutes ago`),
];

/** Alex, the agent, escalates the seeded job; answers with the escalation. */
export async function escalateDemoJob(app: Callout) {
  const alex = await app.become(ALEX);
  return escalationIn(await alex.post('/v1/escalations', { jobId: DEMO_JOB.id }));
}

/** The escalation as it stands, as the agent sees it. */
export async function readEscalation(app: Callout, number: string) {
  return escalationIn(await (await app.become(ALEX)).get(`/v1/escalations/${number}`));
}
