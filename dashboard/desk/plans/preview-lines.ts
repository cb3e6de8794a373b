import type { PreviewView } from '../../../core/contracts/plans.ts';
import type { Channel } from '../../../core/person/person.ts';
import { channel, timeline } from '../../words/en.ts';
import { preview as words } from '../../words/en-plans.ts';

/** One line of the preview: when, in seconds from the start, and what happens. */
export interface PreviewLine {
  atSeconds: number;
  kind: string;
  text: string;
}

type Entry = PreviewView['entries'][number];

/** The entries in words; pages of a person at one time are one line. */
export function linesOf(entries: readonly Entry[]): PreviewLine[] {
  const lines: PreviewLine[] = [];
  let run: { atSeconds: number; personId: string | undefined; channels: Set<Channel>; line: PreviewLine } | undefined;
  for (const entry of entries) {
    const { atSeconds, kind, name = words.somebody } = entry;
    if (kind === 'page' && entry.channel !== undefined) {
      if (run?.atSeconds !== atSeconds || run.personId !== entry.personId) {
        const line = { atSeconds, kind, text: '' };
        lines.push(line);
        run = { atSeconds, personId: entry.personId, channels: new Set(), line };
      }
      run.channels.add(entry.channel);
      run.line.text = timeline.page(
        name,
        [...run.channels].map((each) => channel[each]),
      );
      continue;
    }
    run = undefined;
    lines.push({ atSeconds, kind, text: sentenceOf(entry) });
  }
  return lines;
}

const isSkipReason = (reason: string): reason is keyof typeof timeline.skipped => reason in timeline.skipped;

/** The reasons are those of the timeline, written `step 1, loop 1` and `step 1: nobody_on_call`. */
function sentenceOf({ kind, name = words.somebody, reason = '', channel: by }: Entry): string {
  const [step = 0, loop = 1] = [...reason.matchAll(/\d+/g)].map(Number);
  switch (kind) {
    case 'step_started':
      return timeline.step(step, loop);
    case 'step_skipped': {
      const why = /: (\w+)$/.exec(reason)?.[1] ?? '';
      return timeline.stepSkipped(timeline.step(step, 1), isSkipReason(why) ? timeline.skipped[why] : why);
    }
    case 'fallback_paged':
      return words.fallback;
    case 'accepted':
      return timeline.accepted(name, '');
    case 'passed':
      return timeline.passed(name, '');
    case 'method_failed':
      return timeline.methodFailed(name, channel[by ?? 'sms']);
    case 'refused':
      return words.refused(name);
    case 'expired':
      return timeline.expired[reason === 'no_coverage' ? 'no_coverage' : 'no_answer'];
    default:
      return `${kind} ${reason}`.trim();
  }
}
