import type { EscalationView } from '../../core/contracts/escalations.ts';
import type { PersonRef } from '../../core/escalation/escalation.ts';
import type { TimelineFact } from '../../core/escalation/timeline.ts';

/** Why the signed-in person is being paged. */
export type Why =
  | { kind: 'first' | 'again' | 'fallback' }
  /** Those asked before: all of them said no, or at least one of them said nothing. */
  | { kind: 'passed' | 'unanswered'; people: string[] };

/** Where an escalation stands for one person; what the headline of every view is made from. */
export type Standing =
  | { kind: 'your_turn'; why: Why }
  | { kind: 'others_turn'; youPassed: boolean }
  | { kind: 'yours'; at: string }
  | { kind: 'taken'; by: PersonRef; at: string }
  | { kind: 'expired'; reason: 'no_answer' | 'no_coverage'; at: string }
  | { kind: 'cancelled'; by: PersonRef | undefined; reason: string; at: string };

type Entry = EscalationView['timeline'][number];
type EntryOf<K extends TimelineFact['kind']> = Extract<Entry, { kind: K }>;

const lastOf = <K extends TimelineFact['kind']>(timeline: Entry[], kind: K): EntryOf<K> | undefined =>
  timeline.findLast((entry): entry is EntryOf<K> => entry.kind === kind);

type Turn = EntryOf<'step_started'> | EntryOf<'fallback_paged'>;

/** Why this person is asked, read from the timeline; `first` when it says nothing else. */
export function whyPaged(timeline: Entry[], personId: string): Why {
  const turns = timeline.filter(
    (entry): entry is Turn => entry.kind === 'step_started' || entry.kind === 'fallback_paged',
  );
  const mine = turns.findLast((turn) => turn.pages.some((page) => page.personId === personId));
  if (mine === undefined) return { kind: 'first' };
  if (mine.kind === 'fallback_paged') return { kind: 'fallback' };
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
      const at = lastOf(timeline, 'accepted')?.at ?? updatedAt;
      // An assigned escalation has an assignee; only the summary's type does not say so.
      if (assignee === undefined || assignee.id === personId) return { kind: 'yours', at };
      return { kind: 'taken', by: assignee, at };
    }
    case 'expired': {
      const expired = lastOf(timeline, 'expired');
      return { kind: 'expired', reason: expired?.reason ?? 'no_answer', at: expired?.at ?? updatedAt };
    }
    case 'cancelled': {
      const stopped = lastOf(timeline, 'stopped');
      return {
        kind: 'cancelled',
        by: stopped?.by,
        reason: stopped?.reason ?? view.reason ?? '',
        at: stopped?.at ?? updatedAt,
      };
    }
  }
}
