import type { Account } from '../account/account.ts';
import type { PreviewEntry, PreviewView } from '../contracts/plans.ts';
import { decide } from '../escalation/decide.ts';
import type { Decision, EscalationEvent, World } from '../escalation/decision.ts';
import type { Escalation, Urgency } from '../escalation/escalation.ts';
import type { TimelineFact } from '../escalation/timeline.ts';
import { EscalationId, IncidentNumber, JobId, type PersonId } from '../ids/ids.ts';
import { languageFor } from '../message/language.ts';
import type { MessageIntent } from '../message/message.ts';
import { segmentsOf } from '../message/sms-text.ts';
import { write } from '../message/write.ts';
import type { TextChoice } from '../text/say-text.ts';
import { type Instant, plusSeconds, secondsBetween } from '../time/instant.ts';

/**
 * What somebody is scripted to do, so many seconds after the start, or after he is paged for the first time; or what
 * becomes of his pages: `sms_fails`, `email_fails`, as when they bounce.
 */
export interface ScriptedAnswer {
  afterSeconds: number;
  from?: 'start' | 'page';
  personId: PersonId;
  does: 'accept' | 'pass' | 'nothing' | 'sms_fails' | 'email_fails';
}

export interface PreviewSettings {
  account: Account;
  /** The account's own words for texts of the catalogue. */
  ownTexts: TextChoice['own'];
  start: Instant;
  urgency: Urgency;
  script: readonly ScriptedAnswer[];
  baseUrl: string;
  /** US dollars an SMS segment. */
  segmentPrice: number;
}

/** A run that has not come to its end by then has no end. A ladder's limits keep it far below. */
const MOST_TURNS = 2000;

const CALL = {
  jobNumber: '100000',
  summary: 'No heat, furnace short-cycling',
  customerName: 'A customer',
  address: '1200 W Lake St',
};

/**
 * Plays a plan by the rules that run at night: the same `decide`, with a clock that jumps from wake to wake and people
 * who answer as scripted. `worldAt` gives the world as it will be then (who is on call changes with the hour).
 */
export function preview(worldAt: (now: Instant) => World, settings: PreviewSettings): PreviewView {
  const { start, script, urgency } = settings;
  const answers: (ScriptedAnswer & { at: Instant })[] = [];
  const expect = (expected: readonly ScriptedAnswer[], since: Instant) => {
    answers.push(...expected.map((answer) => ({ ...answer, at: plusSeconds(since, answer.afterSeconds) })));
    answers.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  };
  const given = script.filter(({ does }) => does !== 'nothing');
  let unpaged = given.filter(({ from }) => from === 'page');
  const entries: PreviewEntry[] = [];
  let escalation: Escalation | undefined;
  let segments = 0;

  const happen = (event: EscalationEvent, now: Instant) => {
    const decision: Decision = decide(escalation, event, worldAt(now));
    const atSeconds = secondsBetween(start, now);
    if (decision.outcome === 'refused')
      entries.push({ atSeconds, kind: 'refused', reason: decision.refusal.kind, ...whoActed(event) });
    if (decision.outcome !== 'changed') return;
    escalation = decision.next;
    const sizes = decision.messages.flatMap((message) => smsSegments(message, decision.next, now, settings));
    segments += sizes.reduce((sum, size) => sum + size, 0);
    const lines = decision.timeline.flatMap((fact) => entriesOf(fact, atSeconds));
    entries.push(...lines);
    const paged = new Set(lines.flatMap(({ kind, personId }) => (kind === 'page' && personId ? [personId] : [])));
    expect(
      unpaged.filter(({ personId }) => paged.has(personId)),
      now,
    );
    unpaged = unpaged.filter(({ personId }) => !paged.has(personId));
  };

  expect(
    given.filter(({ from }) => from !== 'page'),
    start,
  );

  happen(opening(urgency), start);
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const now: Escalation | undefined = escalation;
    const answer = answers[0];
    const wakeAt = now?.status === 'pending' ? now.nextWakeAt : undefined;
    if (answer && (wakeAt === undefined || answer.at <= wakeAt)) {
      answers.shift();
      const person = worldAt(answer.at).people.get(answer.personId);
      if (person && (answer.does === 'accept' || answer.does === 'pass'))
        happen(
          { trigger: answer.does, by: { id: person.id, name: person.name, roles: person.roles }, via: 'web' },
          answer.at,
        );
      else if (person && now?.status === 'pending') {
        const channel = answer.does === 'sms_fails' ? 'sms' : 'email';
        const { epoch, stepSeq } = now;
        happen({ trigger: 'method_failed', personId: person.id, channel, epoch, stepSeq }, answer.at);
      }
    } else if (wakeAt !== undefined && now) {
      happen({ trigger: 'wake', epoch: now.epoch }, wakeAt);
    } else break;
  }
  const woken = [...new Set(entries.flatMap(({ kind, personId }) => (kind === 'page' && personId ? [personId] : [])))];
  const status = (escalation as Escalation | undefined)?.status ?? 'expired';
  return { entries, status, woken, segments, price: Math.round(segments * settings.segmentPrice * 1e5) / 1e5 };
}

const opening = (urgency: Urgency): EscalationEvent => ({
  trigger: 'create',
  id: EscalationId.parse(`esc_${'0'.repeat(26)}`),
  number: IncidentNumber.parse('1000'),
  jobId: JobId.parse(`job_${'0'.repeat(26)}`),
  call: CALL,
  urgency,
  note: '',
  by: { id: `per_${'0'.repeat(26)}` as PersonId, name: 'Preview' },
});

const whoActed = (event: EscalationEvent) =>
  'by' in event && 'roles' in event.by ? { personId: event.by.id, name: event.by.name } : {};

function smsSegments(
  message: MessageIntent,
  next: Escalation,
  now: Instant,
  { account, baseUrl, ownTexts }: PreviewSettings,
): number[] {
  const { to, content } = message;
  if (!('personId' in to) || to.method?.kind !== 'sms') return [];
  // A reply code is drawn when it is written; its length is what counts here.
  const escalation = { ...next, replyCodes: { ...next.replyCodes, [to.personId]: '0000' } };
  const language = languageFor(undefined, account);
  const written = write({ content, to }, { now, baseUrl, account, escalation, language, ownTexts });
  return written ? [segmentsOf(written.sms).segments] : [];
}

/** A timeline fact as the preview's lines. */
function entriesOf(fact: TimelineFact, atSeconds: number): PreviewEntry[] {
  const skipped = 'skipped' in fact ? fact.skipped : [];
  const pages = 'pages' in fact ? fact.pages : [];
  const lines: PreviewEntry[] = [
    ...skipped.map(({ step, reason }) => ({ atSeconds, kind: 'step_skipped', reason: `step ${step + 1}: ${reason}` })),
    ...(fact.kind === 'step_started' || fact.kind === 'fallback_paged'
      ? [
          {
            atSeconds,
            kind: fact.kind,
            ...(fact.kind === 'step_started' ? { reason: `step ${fact.step + 1}, loop ${fact.loop + 1}` } : {}),
          },
        ]
      : []),
    ...pages.map(({ personId, name, channel }) => ({ atSeconds, kind: 'page', personId, name, channel })),
  ];
  switch (fact.kind) {
    case 'accepted':
    case 'passed':
    case 'stopped':
      return [...lines, { atSeconds, kind: fact.kind, personId: fact.by.id, name: fact.by.name }];
    case 'method_failed':
      return [
        { atSeconds, kind: fact.kind, personId: fact.who.id, name: fact.who.name, channel: fact.channel },
        ...lines,
      ];
    case 'expired':
      return [...lines, { atSeconds, kind: 'expired', reason: fact.reason }];
    default:
      return lines;
  }
}
