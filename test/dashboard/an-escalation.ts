import type { EscalationView } from '../../core/contracts/escalations.ts';
import type { Me } from '../../core/contracts/login.ts';
import type { PersonRef } from '../../core/escalation/escalation.ts';
import type { TimelineFact } from '../../core/escalation/timeline.ts';

const person = (name: string, letter: string): PersonRef =>
  // Ids are checked on the server; here only their equality counts.
  ({ id: `per_${letter.repeat(26)}` as PersonRef['id'], name });

export const JOHN = person('John Smith', 'J');
export const BRIAN = person('Brian Smith', 'B');
export const ANA = person('Ana Ortiz', 'A');
export const ALEX = person('Alex Reed', 'X');

export const ME_JOHN = {
  ...JOHN,
  roles: ['technician'],
  account: { id: 'northside', name: 'Northside Heating & Air', zone: 'America/Chicago' },
  methodSequence: { urgent: [{ kind: 'sms', afterMinutes: 0 }], standard: [{ kind: 'sms', afterMinutes: 0 }] },
} as unknown as Me;

/** When the escalation of these tests started: 2:00 at night in Chicago. */
export const STARTED = Date.parse('2026-06-02T07:00:00.000Z');
export const after = (seconds: number): string => new Date(STARTED + seconds * 1000).toISOString();

/** A page of somebody, by SMS unless told otherwise. */
export const pageOf = ({ id, name }: PersonRef, channel: 'sms' | 'email' = 'sms') => ({ personId: id, name, channel });

export const CREATED: TimelineFact = { kind: 'created', by: ALEX, coverage: 'ok', note: '' };
export const PAGED_JOHN: TimelineFact = { kind: 'step_started', loop: 0, step: 0, pages: [pageOf(JOHN)], skipped: [] };
export const PAGED_BRIAN: TimelineFact = {
  kind: 'step_started',
  loop: 0,
  step: 1,
  pages: [pageOf(BRIAN)],
  skipped: [],
};

/** Entries one minute apart, counted from 1 without a hole. */
export const timelineOf = (...facts: TimelineFact[]): EscalationView['timeline'] =>
  facts.map((fact, index) => ({ ...fact, seq: index + 1, at: after(index * 60) }));

/** An escalation that pages John and would page Brian next; `part` changes what a test is about. */
export function anEscalation(part: Partial<EscalationView> = {}): EscalationView {
  const view = {
    id: 'esc_1',
    number: '4821',
    status: 'pending',
    jobId: 'job_1',
    call: {
      jobNumber: '482113',
      summary: 'No heat, furnace short-cycling',
      customerName: 'Maria Lopez',
      phone: '+13125550190',
      address: '1200 W Lake St, Chicago',
    },
    urgency: 'urgent',
    note: '',
    coverage: 'ok',
    paging: [JOHN],
    stepEndsAt: after(300),
    createdAt: after(0),
    updatedAt: after(0),
    startedBy: ALEX,
    upNext: [BRIAN],
    contacts: [
      { ...JOHN, step: 0 },
      { ...BRIAN, step: 1 },
    ],
    nextWakes: [],
    actions: ['accept', 'pass', 'stop'],
    timeline: timelineOf(CREATED, PAGED_JOHN),
    ...part,
  };
  // The ids above are not branded; everything else has the contract's shape.
  return view as EscalationView;
}

/** The same one, accepted by somebody. */
export const takenBy = (by: PersonRef): EscalationView =>
  anEscalation({
    status: 'assigned',
    assignee: by,
    paging: [],
    upNext: [],
    actions: [],
    timeline: timelineOf(CREATED, PAGED_JOHN, { kind: 'accepted', by, via: 'sms', late: false, early: false }),
  });
