import type { TimelineEntry } from '../escalation/timeline.ts';
import type { PersonId } from '../ids/ids.ts';
import { secondsBetween } from '../time/instant.ts';
import type { Plan } from './plan.ts';
import type { ScriptedAnswer } from './preview.ts';

/*
 * "What if": a finished escalation once more, by the same rules and with the same answers, but other step times. People
 * answer so long after their first page as they really did; who answered without one (a dispatcher, somebody early)
 * does it so long after the start.
 */

/** The real answers of an escalation, as a script. */
export function scriptOf(timeline: readonly TimelineEntry[]): ScriptedAnswer[] {
  const start = timeline[0]?.at;
  if (start === undefined) return [];
  const firstPage = new Map<PersonId, string>();
  const script: ScriptedAnswer[] = [];
  for (const entry of timeline) {
    for (const { personId } of 'pages' in entry ? entry.pages : [])
      if (!firstPage.has(personId)) firstPage.set(personId, entry.at);
    if (entry.kind !== 'accepted' && entry.kind !== 'passed') continue;
    const personId = entry.by.id;
    const paged = firstPage.get(personId);
    script.push({
      personId,
      does: entry.kind === 'accepted' ? 'accept' : 'pass',
      from: paged === undefined ? 'start' : 'page',
      afterSeconds: secondsBetween(paged ?? start, entry.at),
    });
  }
  return script;
}

/** The plan with other step times; undefined when there is not one for each step. */
export const withMinutes = (plan: Plan, minutes: readonly number[]): Plan | undefined =>
  minutes.length === plan.steps.length
    ? { ...plan, steps: plan.steps.map((step, index) => ({ ...step, minutes: minutes[index] ?? step.minutes })) }
    : undefined;
