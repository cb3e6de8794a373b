import * as z from 'zod';
import { now, pause } from '../../adapters/clock/now.ts';
import { accountStore } from '../../adapters/dynamodb/account-store.ts';
import { openTable } from '../../adapters/dynamodb/client.ts';
import { drillStore } from '../../adapters/dynamodb/drill-store.ts';
import { dueWork } from '../../adapters/dynamodb/due.ts';
import { escalationStore } from '../../adapters/dynamodb/escalation-store.ts';
import { teamStore } from '../../adapters/dynamodb/person-store.ts';
import { planStore } from '../../adapters/dynamodb/plan-store.ts';
import { readinessStore } from '../../adapters/dynamodb/readiness-store.ts';
import { scheduleStore } from '../../adapters/dynamodb/schedule-store.ts';
import { ticketStore } from '../../adapters/dynamodb/ticket-store.ts';
import { visitStore } from '../../adapters/dynamodb/visit-store.ts';
import { accountContext } from '../../core/access/account-context.ts';
import type { DrillDeps } from '../pipelines/drill-command.ts';
import { describeError, logger } from '../pipelines/logger.ts';
import { task } from '../pipelines/task.ts';
import { endDrills } from './end-drills.ts';
import { SweepEnv } from './env.ts';
import { finishJobs } from './finish-jobs.ts';
import { lookAtReadiness } from './look-at-readiness.ts';
import { lookAtSchedules } from './look-at-schedules.ts';
import { remindOfTickets } from './remind-of-tickets.ts';
import { sweep } from './sweep.ts';

const env = SweepEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);

const drills: DrillDeps = {
  drillsOf: (account) => drillStore(table, accountContext(account, 'item')),
  peopleOf: (account) => teamStore(table, accountContext(account, 'item')),
  accountOf: (account) => accountStore(table, accountContext(account, 'item')),
  edge: { clock: now, pause },
};

export const handler = task(z.unknown(), async () => {
  const due = await dueWork(table, now(), (row) => logger.error('a due row cannot be read', { sk: row.sk }));
  const result = await sweep({
    due: due.escalations,
    storeOf: (account) => escalationStore(table, accountContext(account, 'item')),
    edge: { clock: now, pause },
    onFailure: (error, number) => logger.error('not re-driven', { number, ...describeError(error) }),
  });
  if (result.redriven > 0) logger.warn('overdue escalations were re-driven', result);
  await finishJobs({
    due: due.jobs,
    visitsOf: (account) => visitStore(table, accountContext(account, 'item')),
    escalationsOf: (account) => escalationStore(table, accountContext(account, 'item')),
    edge: { clock: now, pause },
    onFailure: (error, id) => logger.error('job not finished', { id, ...describeError(error) }),
  });
  const told = await lookAtSchedules({
    due: due.schedules,
    schedulesOf: (account) => scheduleStore(table, accountContext(account, 'item')),
    peopleOf: (account) => teamStore(table, accountContext(account, 'item')),
    clock: now,
    onFailure: (error, { id }) => logger.error('schedule not looked at', { id, ...describeError(error) }),
  });
  const reminded = await remindOfTickets({
    due: due.tickets,
    storeOf: (account) => ticketStore(table, accountContext(account, 'item')),
    edge: { clock: now, pause },
    onFailure: (error, taskId) => logger.error('ticket not reminded of', { taskId, ...describeError(error) }),
  });
  await endDrills({
    ...drills,
    due: due.drills,
    onFailure: (error, id) => logger.error('drills not ended', { id, ...describeError(error) }),
  });
  await lookAtReadiness({
    ...drills,
    due: due.readiness,
    watchOf: (account) => readinessStore(table, accountContext(account, 'item')),
    plansOf: (account) => planStore(table, accountContext(account, 'item')),
    schedulesOf: (account) => scheduleStore(table, accountContext(account, 'item')),
    onFailure: (error, id) => logger.error('readiness not looked at', { id, ...describeError(error) }),
  });
  return { ...result, told, reminded };
});
