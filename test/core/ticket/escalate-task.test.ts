import { describe, expect, test } from 'vitest';
import { decideTask, type TaskEvent } from '../../../core/task/decide-task.ts';
import { Task, type TaskStatus } from '../../../core/task/task.ts';
import { decideTicket } from '../../../core/ticket/decide-ticket.ts';
import { escalateTask, noteOutcome } from '../../../core/ticket/escalate-task.ts';
import { ALEX, DEE, OLIVE } from '../../support/builders/team.ts';
import { ARRIVED, actor, aTask, aTicketWorld, creation, theChannels } from './ticket-story.ts';

/** A task's life: whatever is not changed leaves it as it was. */
const after = (...events: TaskEvent[]): Task =>
  events.reduce<Task>((task, event) => {
    const decision = decideTask(task, event, ARRIVED);
    return decision.outcome === 'changed' ? decision.next : task;
  }, aTask());

const claim: TaskEvent = { trigger: 'claim', by: ALEX };
const done: TaskEvent = { trigger: 'done', by: ALEX };
const escalate: TaskEvent = { trigger: 'escalate', by: ALEX, ticketId: creation().id, ticketNumber: creation().number };
const outcome: TaskEvent = {
  trigger: 'outcome',
  outcome: { note: 'Refunded', by: { id: OLIVE.id, name: OLIVE.name }, at: ARRIVED },
};

const IN: Record<TaskStatus, Task> = {
  unclaimed: aTask(),
  claimed: after(claim),
  escalated: after(claim, escalate),
  done: after(claim, done),
};

describe('a task', () => {
  /** Every status with every event, by its owner: what follows, or how it is refused. */
  const FOLLOWS: Record<TaskStatus, Record<TaskEvent['trigger'], string>> = {
    unclaimed: { claim: 'claimed', done: 'wrong_status', escalate: 'escalated', outcome: 'wrong_status' },
    claimed: { claim: 'already_so', done: 'done', escalate: 'escalated', outcome: 'taken' },
    escalated: { claim: 'wrong_status', done: 'wrong_status', escalate: 'already_so', outcome: 'escalated' },
    done: { claim: 'wrong_status', done: 'already_so', escalate: 'wrong_status', outcome: 'wrong_status' },
  };

  test.each(
    Object.entries(FOLLOWS).flatMap(([status, row]) =>
      [claim, done, escalate, outcome].map((event) => ({ status, event, does: event.trigger, to: row[event.trigger] })),
    ),
  )('that is $status: $does → $to', ({ status, event, to }) => {
    const before = Object.values(IN).find((task) => task.status === status) ?? aTask();
    const decision = decideTask(before, event, ARRIVED);
    if (decision.outcome === 'changed') {
      expect(decision.next.status).toBe(to);
      expect(Task.parse(decision.next)).toEqual(decision.next);
      expect(decision.next.version).toBe(before.version + 1);
      expect(decision.timeline).toHaveLength(1);
    } else expect(decision.outcome === 'unchanged' ? decision.why : decision.refusal.kind).toBe(to);
  });

  test('has one owner; whoever comes second is told whose it is and since when', () => {
    const refusal = { kind: 'taken', by: 'Alex Reed', at: ARRIVED };
    for (const trigger of ['claim', 'done'] as const)
      expect(decideTask(IN.claimed, { trigger, by: DEE }, ARRIVED)).toEqual({ outcome: 'refused', refusal });
  });

  test('keeps the first outcome', () => {
    const noted = after(claim, escalate, outcome);
    expect(noted).toMatchObject({ status: 'escalated', outcome: { note: 'Refunded', by: { name: 'Olive Kent' } } });
    expect(decideTask(noted, outcome, ARRIVED)).toEqual({ outcome: 'unchanged', why: 'already_so' });
  });
});

describe('Escalate', () => {
  test('takes the task out of the queue, makes the ticket, and says what to tell the customer', () => {
    const decision = escalateTask(IN.claimed, creation(), aTicketWorld());
    expect(decision).toMatchObject({
      outcome: 'changed',
      task: { status: 'escalated', ticketNumber: '5512', escalatedBy: { name: 'Alex Reed' } },
      ticket: { status: 'open', number: '5512', taskId: aTask().id, channel: 'accounting' },
      timeline: { task: [{ kind: 'escalated' }], ticket: [{ kind: 'created' }] },
      startsLadder: false,
      sentence: 'Someone will contact you by 5 pm today by phone',
    });
  });

  test('needs no permission: also somebody else’s task, and one that nobody has claimed', () => {
    const by = { id: DEE.id, name: DEE.name };
    for (const task of [IN.unclaimed, IN.claimed])
      expect(escalateTask(task, { ...creation(), by }, aTicketWorld()).outcome).toBe('changed');
  });

  test('pressed twice finds the first ticket', () => {
    expect(escalateTask(IN.escalated, creation(), aTicketWorld())).toEqual({
      outcome: 'unchanged',
      why: 'already_so',
      ticketId: creation().id,
      ticketNumber: '5512',
    });
  });

  test('is refused for a task that is done, and for a way of contact the customer does not have', () => {
    expect(escalateTask(IN.done, creation(), aTicketWorld())).toMatchObject({
      refusal: { kind: 'wrong_status', status: 'done' },
    });
    const mail = { ...creation({ contactMethod: 'email' }), customer: { name: 'Maria Lopez', phone: '+13125550190' } };
    expect(escalateTask(IN.claimed, mail, aTicketWorld())).toEqual({
      outcome: 'refused',
      refusal: { kind: 'no_contact', contactMethod: 'email' },
    });
  });

  test('starts the ladder where the category says so', () => {
    const channels = theChannels();
    const categoryMap = { ...channels.categoryMap, complaint: { channel: 'service', ladder: true } };
    const world = aTicketWorld({ channels: { ...channels, categoryMap } });
    expect(escalateTask(IN.claimed, creation({ category: 'complaint' }), world)).toMatchObject({
      startsLadder: true,
      messages: [],
    });
  });

  test('ends with the outcome on the agent’s task', () => {
    const world = aTicketWorld();
    const escalated = escalateTask(IN.claimed, creation(), world);
    if (escalated.outcome !== 'changed') throw new Error(`the task was not escalated: ${escalated.outcome}`);
    const resolved = decideTicket(escalated.ticket, { trigger: 'resolve', by: actor(OLIVE), note: 'Refunded' }, world);
    if (resolved.outcome !== 'changed' || resolved.next.status !== 'resolved') throw new Error('not resolved');
    expect(noteOutcome(escalated.task, resolved.next)).toMatchObject({
      outcome: 'changed',
      next: { status: 'escalated', outcome: { note: 'Refunded', by: { name: 'Olive Kent' }, at: ARRIVED } },
    });
  });
});
