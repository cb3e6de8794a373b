import { APPOINTMENT_TRANSITIONS } from '../appointment/transitions.ts';
import { JOB_TRANSITIONS } from './transitions.ts';

interface Arrow {
  from: string;
  trigger: string;
  to: readonly string[];
  who: readonly string[];
}

/** `needs_reschedule` → `Needs reschedule`. */
const shown = (name: string): string => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('_', ' ');

/** One noun's states and arrows. Arrows that lead back to where they begin are left out: they move nothing. */
function composite(noun: string, rows: readonly Arrow[]): string[] {
  const states = [...new Set(rows.flatMap(({ from, to }) => [from, ...to]))].filter((state) => state !== 'none');
  const labels = new Map<string, string[]>();
  for (const { from, trigger, to, who } of rows)
    for (const target of to.filter((each) => each !== from)) {
      const arrow = `${from === 'none' ? '[*]' : `${noun}_${from}`} --> ${noun}_${target}`;
      labels.set(arrow, [...(labels.get(arrow) ?? []), `${trigger.replaceAll('_', ' ')} (${who.join(', ')})`]);
    }
  return [
    `  state "${shown(noun)}" as ${noun} {`,
    ...states.map((state) => `    state "${shown(state)}" as ${noun}_${state}`),
    ...[...labels].map(([arrow, each]) => `    ${arrow}: ${each.join(' / ')}`),
    '  }',
  ];
}

/** Both lifecycles as the text of one Mermaid state diagram, drawn from the tables that decide. */
export const lifecycleDiagram = (): string =>
  [
    'stateDiagram-v2',
    ...composite('job', JOB_TRANSITIONS),
    ...composite('appointment', APPOINTMENT_TRANSITIONS),
    '',
  ].join('\n');

/** `docs/lifecycle.md`, whole: `npm run lifecycle` writes it, and a test fails while it says anything else. */
export const lifecyclePage = (): string =>
  [
    '# Lifecycle of jobs and appointments',
    '',
    'Drawn from the tables that decide (`core/job/transitions.ts`, `core/appointment/transitions.ts`) by',
    '`npm run lifecycle`: what is refused, which buttons there are and this page come from the same rows. What each step',
    'tells whom is in [messages](spec/messages.md).',
    '',
    '```mermaid',
    lifecycleDiagram().trimEnd(),
    '```',
    '',
  ].join('\n');
