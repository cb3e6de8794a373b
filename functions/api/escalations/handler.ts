import { now, pause } from '../../../adapters/clock/now.ts';
import { openTable } from '../../../adapters/dynamodb/client.ts';
import { escalationStore } from '../../../adapters/dynamodb/escalation-store.ts';
import { failedNoticeStore } from '../../../adapters/dynamodb/failed-notice-store.ts';
import { sessionStore } from '../../../adapters/dynamodb/session-store.ts';
import {
  drawIncidentNumber,
  drawJobNumber,
  newCustomerId,
  newEscalationId,
  newJobId,
} from '../../../adapters/ids/ids.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { httpService } from '../../pipelines/http.ts';
import { accept } from './accept.ts';
import { board } from './board.ts';
import { create } from './create.ts';
import type { EscalationDeps } from './deps.ts';
import { EscalationsEnv } from './env.ts';
import { failedNoticeSeen, failedNotices } from './failed-notices.ts';
import { get } from './get.ts';
import { jump } from './jump.ts';
import { list } from './list.ts';
import { setOut } from './on-my-way.ts';
import { pageAgain } from './page-now.ts';
import { pass } from './pass.ts';
import { holdUp } from './pause.ts';
import { reassign } from './reassign.ts';
import { release } from './release.ts';
import { stop } from './stop.ts';

const env = EscalationsEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);

const deps: EscalationDeps = {
  clock: now,
  pause,
  storeOf: (account) => escalationStore(table, accountContext(account, 'session')),
  failedNoticesOf: (account) => failedNoticeStore(table, accountContext(account, 'session')),
  defaultCountry: env.DEFAULT_COUNTRY,
  ids: {
    escalation: newEscalationId,
    customer: newCustomerId,
    job: newJobId,
    incidentNumber: drawIncidentNumber,
    jobNumber: drawJobNumber,
  },
};

export const handler = httpService(
  [
    create,
    list,
    board,
    get,
    accept,
    pass,
    stop,
    setOut,
    release,
    reassign,
    pageAgain,
    jump,
    holdUp,
    failedNotices,
    failedNoticeSeen,
  ].map((make) => make(deps)),
  { sessions: sessionStore(table), clock: now },
);
