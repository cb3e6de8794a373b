import type { AgendaItem } from '../../core/contracts/appointments.ts';
import type { StatusCodeView } from '../../core/contracts/status-codes.ts';
import { JOHN } from './an-escalation.ts';

/** The system's codes, as the API lists them. */
export const CODES: StatusCodeView[] = [
  { code: 'PENDING', label: 'Pending', phase: 'pending', system: true, tapFrom: ['pending', 'en_route', 'started'] },
  {
    code: 'TRAVELING',
    label: 'On the way',
    phase: 'en_route',
    system: true,
    tapFrom: ['pending', 'en_route', 'paused'],
  },
  {
    code: 'WORKING',
    label: 'Working',
    phase: 'started',
    system: true,
    tapFrom: ['pending', 'en_route', 'started', 'paused'],
  },
  { code: 'PAUSED', label: 'Paused', phase: 'paused', system: true, tapFrom: ['en_route', 'started', 'paused'] },
  { code: 'COMPLETE', label: 'Complete', phase: 'complete', system: true, tapFrom: ['started', 'complete'] },
];

/** The codes of these names, as an appointment offers them. */
export const offered = (...names: string[]): AgendaItem['codes'] =>
  names.flatMap((name) =>
    CODES.filter(({ code }) => code === name).map(({ code, label, phase }) => ({ code, label, phase })),
  );

/** John's next appointment, two hours from `START`; `part` changes what a test is about. */
export const START = Date.parse('2026-06-02T15:00:00.000Z');
export const later = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();

export function aVisitItem(part: Partial<AgendaItem> = {}): AgendaItem {
  const item = {
    id: 'apt_1',
    jobId: 'job_1',
    start: later(120),
    end: later(240),
    status: 'scheduled',
    statusAt: later(0),
    code: 'PENDING',
    assignments: [{ personId: JOHN.id, name: JOHN.name, code: 'PENDING', phase: 'pending', at: later(0) }],
    codes: offered('TRAVELING', 'WORKING'),
    actions: [],
    held: [],
    job: { id: 'job_1', number: '482113', summary: 'No heat, furnace short-cycling' },
    customer: { name: 'Maria Lopez', phone: '+13125550190', address: '1200 W Lake St, Chicago' },
    ...part,
  };
  // The ids above are not branded; everything else has the contract's shape.
  return item as AgendaItem;
}

/** The same, with John at this code since then. */
export function aVisitAt(code: string, part: Partial<AgendaItem> = {}): AgendaItem {
  const known = CODES.find((each) => each.code === code);
  if (known === undefined) throw new Error(`there is no code ${code}`);
  const { phase } = known;
  return aVisitItem({
    status: phase === 'pending' ? 'scheduled' : phase,
    code,
    assignments: [{ personId: JOHN.id, name: JOHN.name, code, phase, at: later(5) }],
    codes: offered(
      ...(phase === 'en_route'
        ? ['PENDING', 'WORKING', 'PAUSED']
        : phase === 'started'
          ? ['PENDING', 'PAUSED', 'COMPLETE']
          : []),
    ),
    ...part,
  });
}
