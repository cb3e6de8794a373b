import { decide } from '../../../core/escalation/decide.ts';
import type { Actor, CallTask, Decision, EscalationEvent, Refusal, World } from '../../../core/escalation/decision.ts';
import type { CallFacts, Escalation, PendingEscalation, Urgency } from '../../../core/escalation/escalation.ts';
import type { TimelineFact } from '../../../core/escalation/timeline.ts';
import { EscalationId, IncidentNumber, JobId } from '../../../core/ids/ids.ts';
import type { CallerIntent } from '../../../core/message/caller-content.ts';
import type { MessageIntent } from '../../../core/message/message.ts';
import type { Person } from '../../../core/person/person.ts';
import { type Instant, plusSeconds, secondsBetween } from '../../../core/time/instant.ts';
import { ALEX, ulidOf } from './team.ts';
import { aWorld, START } from './world.ts';

export const CALL: CallFacts = {
  jobNumber: '100001',
  summary: 'No heat, furnace short-cycling',
  customerName: 'Maria Lopez',
  phone: '+13125550190',
  address: '1200 W Lake St, Chicago',
};

export const actor = ({ id, name, roles }: Person): Actor => ({ id, name, roles });

export const createEvent = (more: Partial<Extract<EscalationEvent, { trigger: 'create' }>> = {}) => ({
  trigger: 'create' as const,
  id: EscalationId.parse(ulidOf('esc', 1)),
  number: IncidentNumber.parse('4821'),
  jobId: JobId.parse(ulidOf('job', 1)),
  call: CALL,
  urgency: 'urgent' as const,
  note: '',
  by: { id: ALEX.id, name: ALEX.name },
  ...more,
});

/** Everything that an escalation's life has led to so far, with the seconds since its start. */
export interface Page {
  at: number;
  name: string;
  channel: string;
}

/**
 * An escalation's life under `decide`, told step by step: each call lets one thing happen at the story's time and
 * keeps what followed. What is refused or changes nothing leaves everything as it was.
 */
export function aStory(setting: Parameters<typeof aWorld>[0] & { urgency?: Urgency } = {}) {
  const base = aWorld(setting);
  let now: Instant = base.now;
  let escalation: Escalation | undefined;
  const people = new Map(base.people);
  const timeline: TimelineFact[] = [];
  const messages: MessageIntent[] = [];
  const toCaller: CallerIntent[] = [];
  const tasks: CallTask[] = [];
  const pages: Page[] = [];
  const world = (): World => ({ ...base, now, people });

  const happens = (event: EscalationEvent): Decision => {
    const decision = decide(escalation, event, world());
    if (decision.outcome === 'changed') {
      escalation = decision.next;
      timeline.push(...decision.timeline);
      messages.push(...decision.messages);
      toCaller.push(...(decision.toCaller ?? []));
      if (decision.callTask) tasks.push(decision.callTask);
      for (const fact of decision.timeline)
        if ('pages' in fact) pages.push(...fact.pages.map(({ name, channel }) => ({ at: seconds(), name, channel })));
    }
    return decision;
  };
  const seconds = () => secondsBetween(START, now);
  const current = (): Escalation => {
    if (!escalation) throw new Error('the story has no escalation yet');
    return escalation;
  };
  const pending = (): PendingEscalation => {
    const it = current();
    if (it.status !== 'pending') throw new Error(`the escalation is ${it.status}`);
    return it;
  };
  const wake = () => happens({ trigger: 'wake', epoch: current().epoch });

  happens(createEvent(setting.urgency ? { urgency: setting.urgency } : {}));

  return {
    happens,
    current,
    pending,
    world,
    people,
    timeline,
    messages,
    toCaller,
    tasks,
    pages,
    /** Seconds since the start. */
    seconds,
    kinds: () => timeline.map((fact) => fact.kind),
    later(elapsed: number) {
      now = plusSeconds(now, elapsed);
    },
    wake,
    /** Waits for the next wake and lets it come. */
    nextWake() {
      now = pending().nextWakeAt;
      return wake();
    },
    /** Lets every wake come until the escalation is settled; answers with the seconds at which each of them came. */
    untilSettled(most = 1000): number[] {
      const at: number[] = [];
      while (current().status === 'pending') {
        if (at.length === most) throw new Error('the ladder does not end');
        now = pending().nextWakeAt;
        at.push(seconds());
        wake();
      }
      return at;
    },
    accept: (by: Person, via: 'web' | 'sms' = 'web') => happens({ trigger: 'accept', by: actor(by), via }),
    pass: (by: Person, reason?: string) =>
      happens({ trigger: 'pass', by: actor(by), via: 'web', ...(reason ? { reason } : {}) }),
    stop: (by: Person, reason = 'Customer called back') =>
      happens({ trigger: 'stop', by: actor(by), via: 'web', reason }),
  };
}

export type Story = ReturnType<typeof aStory>;

/** Names of those paged, in order, one a person and turn. */
export const namesPaged = (story: Story): string[] =>
  story.pages.filter(({ channel }) => channel === 'sms').map(({ name }) => name);

/** The refusal of a decision; fails when it was none. */
export function refusalOf(decision: Decision): Refusal {
  if (decision.outcome !== 'refused') throw new Error(`not refused but ${decision.outcome}`);
  return decision.refusal;
}
