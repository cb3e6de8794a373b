import type { AppointmentStatus } from '../../core/appointment/appointment.ts';
import type { Phase } from '../../core/appointment/status-code.ts';
import type { JobStatus } from '../../core/job/job.ts';
import { jobStatus, visitStatus } from '../words/en-visits.ts';

/** The colours of a job's life as people know them (messages spec, "Lifecycle"). */
export type Tone = 'green' | 'red' | 'blue' | 'yellow' | 'orange' | 'grey';

export const JOB_TONES: Readonly<Record<JobStatus, Tone>> = {
  offered: 'green',
  unscheduled: 'red',
  scheduled: 'blue',
  in_progress: 'orange',
  paused: 'yellow',
  complete: 'grey',
  cancelled: 'grey',
  declined: 'grey',
};

export const VISIT_TONES: Readonly<Record<AppointmentStatus, Tone>> = {
  scheduled: 'blue',
  en_route: 'orange',
  started: 'orange',
  paused: 'yellow',
  complete: 'grey',
  cancelled: 'grey',
  needs_reschedule: 'red',
};

const VISIT_OF: Readonly<Record<Phase, AppointmentStatus>> = {
  pending: 'scheduled',
  en_route: 'en_route',
  started: 'started',
  paused: 'paused',
  complete: 'complete',
};

const RING = 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13';
const TICK = `${RING}M5 8.2l2.1 2.1L11 6`;
const CROSSED = `${RING}M3.5 12.5l9-9`;
const CLOCK = `${RING}M8 4.5V8l2.5 1.5`;
const BARS = `${RING}M6.3 5.5v5M9.7 5.5v5`;
const GAP = `${RING}M8 4.6v4M8 11.2v.2`;

/** A shape for each, so that none is told by colour alone. */
const SHAPES: Readonly<Record<JobStatus | AppointmentStatus, string>> = {
  offered: `${RING}M8 5v6M5 8h6`,
  unscheduled: GAP,
  needs_reschedule: GAP,
  scheduled: CLOCK,
  in_progress: 'M5 3.2v9.6L13 8z',
  en_route: 'M2 8h11M9 4l4 4l-4 4',
  started: 'M5 3.2v9.6L13 8z',
  paused: BARS,
  complete: TICK,
  cancelled: CROSSED,
  declined: CROSSED,
};

/** The drawing alone; whoever uses it writes the word beside it. */
export const StatusShape = ({ status }: { status: JobStatus | AppointmentStatus }) => (
  <svg class="shape" viewBox="0 0 16 16" aria-hidden="true">
    <path d={SHAPES[status]} />
  </svg>
);

function Mark({ status, tone, word }: { status: JobStatus | AppointmentStatus; tone: Tone; word: string }) {
  return (
    <span class={`mark tone-${tone}`}>
      <StatusShape status={status} />
      {word}
    </span>
  );
}

/** The status of a job: shape, word and colour. */
export const JobMark = ({ status }: { status: JobStatus }) => (
  <Mark status={status} tone={JOB_TONES[status]} word={jobStatus[status]} />
);

/** The status of an appointment. */
export const VisitMark = ({ status }: { status: AppointmentStatus }) => (
  <Mark status={status} tone={VISIT_TONES[status]} word={visitStatus[status]} />
);

/** Where one technician stands, in the account's own word for it. */
export const PhaseMark = ({ phase, label }: { phase: Phase; label: string }) => (
  <Mark status={VISIT_OF[phase]} tone={VISIT_TONES[VISIT_OF[phase]]} word={label} />
);
