import type { EscalationStatus } from '../../core/escalation/escalation.ts';
import { status as words } from '../words/en.ts';

/** One shape a status, so that none is told by colour alone: clock, tick, warning triangle, crossed circle. */
const SHAPES: Record<EscalationStatus, string> = {
  pending: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M8 4.5V8l2.5 1.5',
  assigned: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5 8.2l2.1 2.1L11 6',
  expired: 'M8 1.7l6.7 12.1H1.3zM8 6.2v3.3M8 11.6v.2',
  cancelled: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M3.5 12.5l9-9',
};

/** The drawing alone; whoever uses it writes the word beside it. */
export const StatusShape = ({ status }: { status: EscalationStatus }) => (
  <svg class="shape" viewBox="0 0 16 16" aria-hidden="true">
    <path d={SHAPES[status]} />
  </svg>
);

/** A status as people know it: shape, word and colour. */
export const StatusMark = ({ status }: { status: EscalationStatus }) => (
  <span class={`mark ${status}`}>
    <StatusShape status={status} />
    {words[status]}
  </span>
);
