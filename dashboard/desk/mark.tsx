import type { ComponentChildren } from 'preact';

/** What a mark says at a glance. */
export type Tone = 'good' | 'wait' | 'care' | 'bad' | 'off';

/** A shape for each, so that none is told by colour alone: tick, clock, exclamation mark, warning triangle, dash. */
const SHAPES: Record<Tone, string> = {
  good: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5 8.2l2.1 2.1L11 6',
  wait: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M8 4.5V8l2.5 1.5',
  care: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M8 4.6v4M8 11.2v.2',
  bad: 'M8 1.7l6.7 12.1H1.3zM8 6.2v3.3M8 11.6v.2',
  off: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5 8h6',
};

/** The colours are those of the four statuses. */
const COLOURS: Record<Tone, string> = {
  good: 'assigned',
  wait: 'pending',
  care: 'pending',
  bad: 'expired',
  off: 'cancelled',
};

/** A state in shape, words and colour. */
export const Mark = ({ tone, children }: { tone: Tone; children: ComponentChildren }) => (
  <span class={`mark ${COLOURS[tone]}`}>
    <svg class="shape" viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[tone]} />
    </svg>
    {children}
  </span>
);
