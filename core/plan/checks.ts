import type { PlanFinding } from '../contracts/plans.ts';
import type { MethodReadiness } from '../drill/red-list.ts';
import type { PersonId, ScheduleId } from '../ids/ids.ts';
import { isReachable, type Person, usableMethods } from '../person/person.ts';
import type { Instant } from '../time/instant.ts';
import { checkDrills } from './check-drills.ts';
import { PLAN_LIMITS, type Plan, type PlanStep } from './plan.ts';

/** A half-open piece of time. */
export interface Span {
  start: Instant;
  end: Instant;
}

/** What a plan is checked against: the team and the schedules as they are, sixty days ahead. */
export interface PlanOutlook {
  people: ReadonlyMap<PersonId, Person>;
  /** Those that exist. */
  schedules: ReadonlyMap<ScheduleId, ScheduleOutlook>;
  /** Methods whose last drill failed or is too old, by person; empty where drills are off. */
  red: ReadonlyMap<PersonId, readonly MethodReadiness[]>;
}

export interface ScheduleOutlook {
  name: string;
  zone: string;
  /** When nobody is on call. */
  gaps: readonly Span[];
  /** Everybody who is on call at some time, with the number of nights. */
  nights: ReadonlyMap<PersonId, number>;
  /** Overrides that say opposite things about the same time. */
  contradictions: readonly Span[];
}

/** How far ahead steps are checked for empty days. */
export const OUTLOOK_DAYS = 60;

const error = (code: string, message: string, more: Partial<PlanFinding> = {}): PlanFinding => ({
  code,
  severity: 'error',
  message,
  ...more,
});
const warning = (code: string, message: string, more: Partial<PlanFinding> = {}): PlanFinding => ({
  ...error(code, message, more),
  severity: 'warning',
});

/**
 * What would make a plan fail at night (escalation spec, "Plan checks"). Asked when a plan is saved, when a schedule or a
 * contact changes, and every night. Errors refuse the save, E03 apart: an empty night is saved and stands in red.
 */
export function checkPlan(plan: Plan, outlook: PlanOutlook): PlanFinding[] {
  const fallback = plan.fallbackPersonId && outlook.people.get(plan.fallbackPersonId);
  const persons = [...plan.steps.flatMap((step) => personsOf(step, outlook)), ...(fallback ? [fallback] : [])];
  return [
    ...checkFallback(plan, outlook),
    ...checkTargets(plan, outlook),
    ...plan.steps.flatMap((step, index) => checkStep(step, index, outlook)),
    ...checkWhole(plan, outlook),
    ...checkPersons(plan, outlook),
    ...checkDrills(persons, outlook.red),
  ];
}

/** The findings that refuse a save. */
export const refusing = (findings: readonly PlanFinding[]): PlanFinding[] =>
  findings.filter(({ severity, code }) => severity === 'error' && code !== 'E03');

function checkFallback({ fallbackPersonId }: Plan, { people }: PlanOutlook): PlanFinding[] {
  const person = fallbackPersonId && people.get(fallbackPersonId);
  if (!person)
    return [
      error('E01', 'There is no fallback: name somebody who is paged when nobody else is left.', {
        field: 'fallbackPersonId',
      }),
    ];
  const usable = [...usableMethods(person, 'sms'), ...usableMethods(person, 'email')];
  return usable.length >= 2 && usable.some(({ kind }) => kind === 'sms')
    ? []
    : [
        error('E01', `The fallback ${person.name} needs two verified methods, one of them SMS.`, {
          field: 'fallbackPersonId',
          personId: person.id,
        }),
      ];
}

function checkTargets(plan: Plan, { people, schedules }: PlanOutlook): PlanFinding[] {
  return plan.steps.flatMap((step, index) =>
    step.targets.flatMap((target, at): PlanFinding[] => {
      const about = { step: index, field: `steps.${index}.targets.${at}` };
      if ('scheduleId' in target)
        return schedules.has(target.scheduleId)
          ? []
          : [error('E04', 'There is no such schedule.', { ...about, field: `${about.field}.scheduleId` })];
      const { personId } = target;
      const person = people.get(personId);
      if (person?.enabled) return [];
      const message = person ? `${person.name} is disabled.` : 'There is no such person.';
      return [error('E04', message, { ...about, field: `${about.field}.personId`, personId })];
    }),
  );
}

function checkStep(step: PlanStep, index: number, { people, schedules }: PlanOutlook): PlanFinding[] {
  const findings: PlanFinding[] = [];
  for (const person of personsOf(step, { people, schedules }))
    for (const [set, entries] of Object.entries(person.methodSequence))
      for (const { kind, afterMinutes } of entries)
        if (afterMinutes >= step.minutes)
          findings.push(
            error(
              'E02',
              `${person.name}'s ${set} ${kind === 'sms' ? 'SMS' : 'email'} after ${afterMinutes} minutes would never go out: the step lasts ${step.minutes}.`,
              { step: index, field: `steps.${index}.minutes`, personId: person.id },
            ),
          );
  const empty = emptyDays(step, schedules);
  if (empty.length > 0)
    findings.push(
      error(
        'E03',
        `Nobody is on call at some time on ${empty.length} days; the next ${OUTLOOK_DAYS} days were looked at.`,
        {
          step: index,
          dates: empty,
        },
      ),
    );
  if (step.minutes < 2)
    findings.push(warning('W06', 'Less than two minutes is hardly time to wake up.', { step: index }));
  return findings;
}

/** Days on which a step is empty at some time: a person alone fills it always, schedules only where one has somebody. */
function emptyDays(step: PlanStep, schedules: PlanOutlook['schedules']): string[] {
  if (step.targets.some((target) => 'personId' in target)) return [];
  const each = step.targets.flatMap((target) =>
    'scheduleId' in target ? (schedules.get(target.scheduleId) ?? []) : [],
  );
  const [first, ...rest] = each;
  if (!first) return [];
  const common = rest.reduce<readonly Span[]>((gaps, { gaps: others }) => intersect(gaps, others), first.gaps);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: first.zone, dateStyle: 'short' });
  return [...new Set(common.flatMap(({ start, end }) => daysOf(start, end, day)))];
}

function daysOf(start: Instant, end: Instant, day: Intl.DateTimeFormat): string[] {
  const days: string[] = [];
  const last = Date.parse(end) - 1;
  // Half-day strides: no day of any zone, 23 or 25 hours long, is stepped over.
  for (let at = Date.parse(start); at <= last; at += 12 * 3_600_000) days.push(day.format(at));
  return [...days, day.format(last)];
}

const intersect = (some: readonly Span[], others: readonly Span[]): Span[] =>
  some.flatMap((a) =>
    others.flatMap((b) => {
      const start = a.start > b.start ? a.start : b.start;
      const end = a.end < b.end ? a.end : b.end;
      return start < end ? [{ start, end }] : [];
    }),
  );

function checkWhole(plan: Plan, outlook: PlanOutlook): PlanFinding[] {
  const findings: PlanFinding[] = [];
  const firstTwo = plan.steps.slice(0, 2).flatMap((step) => personsOf(step, outlook));
  if (firstTwo.length > 0 && !firstTwo.some((person) => usableMethods(person, 'sms').length > 0))
    findings.push(
      error('E05', 'Nobody of the first two steps can be reached by SMS: an email does not wake anybody.', {
        field: 'steps',
      }),
    );
  const toLast = plan.steps.slice(0, -1).reduce((sum, { minutes }) => sum + minutes, 0);
  if (toLast > PLAN_LIMITS.ladderHours * 60)
    findings.push(
      error('E07', `The last step would begin after more than ${PLAN_LIMITS.ladderHours} hours.`, { field: 'steps' }),
    );
  for (const { name, contradictions } of outlook.schedules.values())
    if (contradictions.length > 0)
      findings.push(error('E06', `Overrides of ${name} contradict each other.`, { field: 'steps' }));
  return findings;
}

/** Addresses that belong to nobody in particular: nobody feels meant at 2 a.m. */
const SHARED_MAILBOX = /^(info|office|service|support|dispatch|contact|admin|team|sales|help|hello|mail)@/;

function checkPersons(plan: Plan, outlook: PlanOutlook): PlanFinding[] {
  const findings: PlanFinding[] = [];
  const seenIn = new Map<string, number>();
  const persons = new Map<PersonId, Person>();
  plan.steps.forEach((step, index) => {
    for (const person of personsOf(step, outlook)) {
      persons.set(person.id, person);
      for (const { address } of usableMethods(person, 'sms')) {
        const before = seenIn.get(address);
        if (before !== undefined && before !== index)
          findings.push(
            warning('W02', `The same number is paged in steps ${before + 1} and ${index + 1}.`, {
              step: index,
              personId: person.id,
            }),
          );
        seenIn.set(address, index);
      }
    }
  });
  for (const person of persons.values()) {
    const about = { personId: person.id };
    const channels = (['sms', 'email'] as const).filter((kind) => usableMethods(person, kind).length > 0);
    if (!isReachable(person)) findings.push(warning('W01', `${person.name} has no verified method.`, about));
    else if (channels.length < 2) findings.push(warning('W01', `${person.name} has one channel only.`, about));
    for (const { kind, address, state } of person.methods) {
      if (state === 'bounced' || state === 'opted_out')
        findings.push(
          warning(
            'W04',
            `A method of ${person.name} does not work: ${state === 'bounced' ? 'it bounced' : 'opted out'}.`,
            about,
          ),
        );
      if (kind === 'email' && SHARED_MAILBOX.test(address))
        findings.push(warning('W09', `${address} looks like a shared mailbox.`, about));
    }
  }
  for (const { name, nights } of outlook.schedules.values()) {
    const total = [...nights.values()].reduce((sum, each) => sum + each, 0);
    for (const [personId, own] of nights)
      if (nights.size > 1 && own > total / 2)
        findings.push(
          warning(
            'W07',
            `${outlook.people.get(personId)?.name ?? 'Somebody'} has more than half of the nights of ${name}.`,
            { personId },
          ),
        );
  }
  return findings;
}

/** Everybody whom a step could page: its persons, and whoever is on call in its schedules at some time. */
function personsOf(step: PlanStep, { people, schedules }: Pick<PlanOutlook, 'people' | 'schedules'>): Person[] {
  const ids = step.targets.flatMap((target) =>
    'personId' in target ? [target.personId] : [...(schedules.get(target.scheduleId)?.nights.keys() ?? [])],
  );
  return [...new Set(ids)].flatMap((id) => people.get(id) ?? []);
}
