import type { EscalationStatus, PersonRef } from '../escalation/escalation.ts';
import type { EscalationHistory } from '../escalation/escalation-store.ts';
import type { PageFact, TimelineEntry } from '../escalation/timeline.ts';
import type { PersonId } from '../ids/ids.ts';
import type { Channel } from '../person/person.ts';
import { type Instant, secondsBetween, toEpochMs } from '../time/instant.ts';
import { wallTimeAt } from '../time/wall-clock.ts';

/*
 * Who bears the nights, and how fast calls are taken: counted from timelines alone, so that the report can never say
 * anything else than the escalations' own pages. Asked by managers; a second time it says the same.
 */

/** What a report is counted from; the rest of a history does not matter to it. */
export interface ReportedEscalation {
  escalation: Pick<EscalationHistory['escalation'], 'status'>;
  timeline: readonly TimelineEntry[];
}

/** One person's part. */
export interface OnCallCounts {
  personId: PersonId;
  /** As the latest of the escalations remembers it. */
  name: string;
  /** Messages that asked him to accept. */
  pages: number;
  /** Nights (21:00–07:00 in the account's zone) in which he was paged at least once. */
  nightsWoken: number;
  accepts: number;
  passes: number;
  /** Steps in which a page may have reached him and that ended without a word from him. */
  misses: number;
  /** How often he gave an accepted job back. */
  released: number;
}

export interface OnCallReport {
  /** Who was woken most comes first. */
  people: OnCallCounts[];
  /** Escalations by the status they have now. */
  counts: Record<EscalationStatus, number>;
  /** From the opening, or the last re-opening, to the accept; absent when nobody accepted. */
  acceptSeconds?: { p50: number; p90: number };
}

/** Whole hours on the wall. */
const NIGHT_BEGINS = 21;
const NIGHT_ENDS = 7;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The night in which an instant lies, as the number of the day on which it began; undefined by day. */
export function nightOf(zone: string, at: Instant): number | undefined {
  const wall = wallTimeAt(zone, toEpochMs(at));
  const day = Math.floor(wall / DAY_MS);
  const hour = (wall - day * DAY_MS) / HOUR_MS;
  if (hour >= NIGHT_BEGINS) return day;
  return hour < NIGHT_ENDS ? day - 1 : undefined;
}

/** The smallest of the values that at least this share of them does not exceed (nearest rank); of sorted values. */
export function percentile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** Counts every entry of these escalations. `zone`: the account's, in which nights are nights. */
export function onCallReport(histories: readonly ReportedEscalation[], zone: string): OnCallReport {
  const people = new Map<PersonId, OnCallCounts & { nights: Set<number> }>();
  const counts = { pending: 0, assigned: 0, expired: 0, cancelled: 0 };
  const accepted: number[] = [];

  const of = ({ id, name }: PersonRef) => {
    const known = people.get(id);
    const none = { pages: 0, nightsWoken: 0, accepts: 0, passes: 0, misses: 0, released: 0 };
    const person = known ?? { personId: id, name, ...none, nights: new Set<number>() };
    person.name = name;
    people.set(id, person);
    return person;
  };

  for (const { escalation, timeline } of histories) {
    counts[escalation.status]++;
    for (const { at, page } of pagesOf(timeline)) {
      const person = of({ id: page.personId, name: page.name });
      person.pages++;
      const night = nightOf(zone, at);
      if (night !== undefined) person.nights.add(night);
    }
    for (const who of missesOf(timeline)) of(who).misses++;
    let openedAt = timeline[0]?.at;
    for (const entry of timeline) {
      if (entry.kind === 'passed') of(entry.by).passes++;
      if (entry.kind === 'released') of(entry.by).released++;
      if (reopens(entry)) openedAt = entry.at;
      if (entry.kind !== 'accepted') continue;
      of(entry.by).accepts++;
      if (openedAt) accepted.push(secondsBetween(openedAt, entry.at));
    }
  }

  accepted.sort((a, b) => a - b);
  const [p50, p90] = [percentile(accepted, 0.5), percentile(accepted, 0.9)];
  return {
    people: [...people.values()]
      .map(({ nights, ...person }) => ({ ...person, nightsWoken: nights.size }))
      .sort((a, b) => b.nightsWoken - a.nightsWoken || b.pages - a.pages || a.name.localeCompare(b.name)),
    counts,
    ...(p50 === undefined || p90 === undefined ? {} : { acceptSeconds: { p50, p90 } }),
  };
}

const reopens = (entry: TimelineEntry): boolean =>
  entry.kind === 'released' || (entry.kind === 'watched' && entry.stage === 'reopen');

const pagesOf = (timeline: readonly TimelineEntry[]): { at: Instant; page: PageFact }[] =>
  timeline.flatMap((entry) => ('pages' in entry ? entry.pages.map((page) => ({ at: entry.at, page })) : []));

/**
 * Whoever let a step end in silence, once a step. No miss: a page that certainly did not arrive, a step that somebody's
 * accept, a stop or a dispatcher cut short.
 */
function missesOf(timeline: readonly TimelineEntry[]): PersonRef[] {
  const misses: PersonRef[] = [];
  let asked = new Map<PersonId, { name: string; channels: Set<Channel> }>();
  for (const entry of timeline) {
    switch (entry.kind) {
      case 'step_started':
      case 'last_in_line_paged':
      case 'fallback_paged':
      case 'expired':
        for (const [id, { name, channels }] of asked) if (channels.size > 0) misses.push({ id, name });
        asked = new Map();
        break;
      case 'passed':
        asked.delete(entry.by.id);
        break;
      case 'method_failed':
        asked.get(entry.who.id)?.channels.delete(entry.channel);
        break;
      case 'accepted':
      case 'reassigned':
      case 'stopped':
      case 'job_cancelled':
      case 'jumped':
        asked = new Map();
        break;
    }
    if (!('pages' in entry)) continue;
    for (const { personId, name, channel } of entry.pages) {
      const before = asked.get(personId)?.channels ?? [];
      asked.set(personId, { name, channels: new Set([...before, channel]) });
    }
  }
  return misses;
}
