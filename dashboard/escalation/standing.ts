import type { EscalationView } from '../../core/contracts/escalations.ts';
import type { PersonRef } from '../../core/escalation/escalation.ts';
import type { TimelineFact } from '../../core/escalation/timeline.ts';

/** Why the signed-in person is being paged. */
export type Why =
  | { kind: 'first' | 'again' | 'fallback' | 'handoff' | 'last_in_line' }
  /** Whoever had it before, or the dispatcher who asks. */
  | { kind: 'released' | 'asked'; people: string[] }
  /** Those asked before: all of them said no, or at least one of them said nothing. */
  | { kind: 'passed' | 'unanswered'; people: string[] };

/** Where an escalation stands for one person; what the headline of every view is made from. */
export type Standing =
  | { kind: 'your_turn'; why: Why }
  | { kind: 'others_turn'; youPassed: boolean }
  /** `from`: the dispatcher who gave it, when nobody accepted it himself. */
  | { kind: 'yours'; at: string; from: PersonRef | undefined }
  | { kind: 'taken'; by: PersonRef; at: string; from: PersonRef | undefined }
  | { kind: 'expired'; reason: 'no_answer' | 'no_coverage'; at: string }
  | { kind: 'cancelled'; by: PersonRef | undefined; reason: string; at: string };

type Entry = EscalationView['timeline'][number];
type EntryOf<K extends TimelineFact['kind']> = Extract<Entry, { kind: K }>;

const lastOf = <K extends TimelineFact['kind']>(timeline: Entry[], kind: K): EntryOf<K> | undefined =>
  timeline.findLast((entry): entry is EntryOf<K> => entry.kind === kind);

const TURNS = ['step_started', 'fallback_paged', 'handoff', 'paged_now', 'last_in_line_paged'] as const;
type Turn = EntryOf<(typeof TURNS)[number]>;
const isTurn = (entry: Entry): entry is Turn => TURNS.some((kind) => kind === entry.kind);

/** Why this person is asked, read from the timeline; `first` when it says nothing else. */
export function whyPaged(timeline: Entry[], personId: string): Why {
  const turns = timeline.filter(isTurn);
  const mine = turns.findLast((turn) => turn.pages.some((page) => page.personId === personId));
  if (mine === undefined) return { kind: 'first' };
  if (mine.kind === 'fallback_paged') return { kind: 'fallback' };
  if (mine.kind === 'last_in_line_paged') return { kind: 'last_in_line' };
  if (mine.kind === 'handoff') return { kind: 'handoff' };
  if (mine.kind === 'paged_now') return { kind: 'asked', people: [mine.by.name] };
  const released = lastOf(timeline, 'released');
  if (released !== undefined) return { kind: 'released', people: [released.by.name] };
  if (mine.loop > 0) return { kind: 'again' };
  const before = new Map(
    turns
      .filter((turn) => turn.seq < mine.seq)
      .flatMap((turn) => turn.pages)
      .filter((page) => page.personId !== personId)
      .map((page) => [page.personId, page.name]),
  );
  if (before.size === 0) return { kind: 'first' };
  const passed = new Set(timeline.flatMap((entry) => (entry.kind === 'passed' ? [entry.by.id] : [])));
  const everybodyPassed = [...before.keys()].every((id) => passed.has(id));
  return { kind: everybodyPassed ? 'passed' : 'unanswered', people: [...before.values()] };
}

/** Where the escalation stands for the person with this id. */
export function standingOf(view: EscalationView, personId: string): Standing {
  const { status, timeline, assignee, updatedAt } = view;
  switch (status) {
    case 'pending': {
      if (view.paging.some((person) => person.id === personId)) {
        return { kind: 'your_turn', why: whyPaged(timeline, personId) };
      }
      const youPassed = timeline.some((entry) => entry.kind === 'passed' && entry.by.id === personId);
      return { kind: 'others_turn', youPassed };
    }
    case 'assigned': {
      const at = view.assignedAt ?? lastOf(timeline, 'accepted')?.at ?? updatedAt;
      const given = timeline.findLast((entry) => entry.kind === 'accepted' || entry.kind === 'reassigned');
      const from = given?.kind === 'reassigned' ? given.by : undefined;
      // An assigned escalation has an assignee; only the summary's type does not say so.
      if (assignee === undefined || assignee.id === personId) return { kind: 'yours', at, from };
      return { kind: 'taken', by: assignee, at, from };
    }
    case 'expired': {
      const expired = lastOf(timeline, 'expired');
      return { kind: 'expired', reason: expired?.reason ?? 'no_answer', at: expired?.at ?? updatedAt };
    }
    case 'cancelled': {
      const stopped = lastOf(timeline, 'stopped') ?? lastOf(timeline, 'job_cancelled');
      return {
        kind: 'cancelled',
        by: stopped?.by,
        reason: stopped?.reason ?? view.reason ?? '',
        at: stopped?.at ?? updatedAt,
      };
    }
  }
}
