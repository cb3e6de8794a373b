import { problem } from '../../../core/contracts/problem.ts';
import { claimTask, createTask, finishTask, getTask, listTasks } from '../../../core/contracts/tasks.ts';
import type { PersonRef } from '../../../core/escalation/escalation.ts';
import type { Session } from '../../../core/login/session.ts';
import { decideTask, type TaskEvent } from '../../../core/task/decide-task.ts';
import { TaskId, type UnclaimedTask } from '../../../core/task/task.ts';
import { taskView } from '../../../core/task/view.ts';
import { toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { Contended } from '../../pipelines/contention.ts';
import { REUSED_KEY, repeatOf } from '../../pipelines/repeat.ts';
import type { TicketDeps } from './deps.ts';
import { refused } from './refused.ts';

/** Whoever loses a race reads again and is then refused by the winner's name; so often. */
const ATTEMPTS = 6;

export const refOf = ({ personId, name }: Session): PersonRef => ({ id: personId, name });

const nothingLike = (field: string, what: string) => ({
  problem: problem('invalid', undefined, [{ field, message: `there is no such ${what}` }]),
});

/** Adds a task, once a key. */
export const addTask = (deps: TicketDeps) =>
  operation(createTask, async (call) => {
    const { session, body, now } = call;
    const tasks = deps.tasksOf(session.accountId);
    const task: UnclaimedTask = {
      accountId: session.accountId,
      id: deps.ids.task(toEpochMs(now)),
      customerId: body.customerId,
      ...(body.jobId ? { jobId: body.jobId } : {}),
      summary: body.summary,
      status: 'unclaimed',
      ...{ createdAt: now, updatedAt: now, version: 1 },
    };
    const added = await tasks.add(task, repeatOf(createTask, call));
    switch (added.outcome) {
      case 'added':
        return reply(201, taskView(task));
      case 'reused_key':
        return { problem: REUSED_KEY };
      case 'no_such_customer':
        return nothingLike('customerId', 'customer');
      case 'no_such_job':
        return nothingLike('jobId', 'job');
      case 'known': {
        const known = await tasks.read(TaskId.parse(added.id));
        return known ? reply(200, taskView(known)) : { problem: problem('not-found') };
      }
    }
  });

/** What there is to do, for whoever works the queue; "call the customer" among it. */
export const tasksList = (deps: TicketDeps) =>
  operation(listTasks, async ({ session, query }) => {
    const { status, order, ...page } = query;
    const { items, next } = await deps.tasksOf(session.accountId).list(status, order, page);
    return reply(200, { items: items.map(taskView), ...(next ? { next } : {}) });
  });

export const taskById = (deps: TicketDeps) =>
  operation(getTask, async ({ session, params }) => {
    const task = await deps.tasksOf(session.accountId).read(params.taskId);
    return task ? reply(200, taskView(task)) : { problem: problem('not-found') };
  });

export const takeTask = (deps: TicketDeps) =>
  operation(claimTask, ({ session, params }) =>
    change(deps, session, params.taskId, { trigger: 'claim', by: refOf(session) }),
  );

export const taskDone = (deps: TicketDeps) =>
  operation(finishTask, ({ session, params, body }) =>
    change(deps, session, params.taskId, { trigger: 'done', by: refOf(session), note: body.outcome }),
  );

async function change(deps: TicketDeps, session: Session, id: TaskId, event: TaskEvent) {
  const tasks = deps.tasksOf(session.accountId);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await deps.pause(attempt);
    const task = await tasks.read(id);
    if (!task) return { problem: problem('not-found') };
    const decision = decideTask(task, event, deps.clock());
    if (decision.outcome === 'unchanged') return reply(200, taskView(task));
    if (decision.outcome === 'refused') {
      const { account } = await deps.ticketsOf(session.accountId).setting();
      return { problem: refused(decision.refusal, account.zone) };
    }
    if (await tasks.change(task, decision)) return reply(200, taskView(decision.next));
  }
  throw new Contended('the task kept changing');
}
