import { now, pause } from '../../../adapters/clock/now.ts';
import { accountStore } from '../../../adapters/dynamodb/account-store.ts';
import { openTable } from '../../../adapters/dynamodb/client.ts';
import { coverStore } from '../../../adapters/dynamodb/cover-store.ts';
import { drillStore } from '../../../adapters/dynamodb/drill-store.ts';
import { escalationStore } from '../../../adapters/dynamodb/escalation-store.ts';
import { teamStore } from '../../../adapters/dynamodb/person-store.ts';
import { planStore } from '../../../adapters/dynamodb/plan-store.ts';
import { readinessStore } from '../../../adapters/dynamodb/readiness-store.ts';
import { scheduleStore } from '../../../adapters/dynamodb/schedule-store.ts';
import { sessionStore } from '../../../adapters/dynamodb/session-store.ts';
import { surveyStore } from '../../../adapters/dynamodb/survey-store.ts';
import {
  newCoverRequestId,
  newOverrideId,
  newPersonId,
  newPlanId,
  newScheduleId,
  newTemporaryScheduleId,
} from '../../../adapters/ids/ids.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import { httpService } from '../../pipelines/http.ts';
import { accountSettings, editAccount } from './account.ts';
import { askCover, coverRequests, takeCoverFor } from './covers.ts';
import type { SettingsDeps } from './deps.ts';
import { acknowledgeMine, drillList, drillNow } from './drills.ts';
import { SettingsEnv } from './env.ts';
import { changeMyself, testMyself } from './me.ts';
import { myShifts } from './my-shifts.ts';
import { nobodyAt, onCallAtInstant, shiftsWithin } from './on-call.ts';
import { dropOverride, dropTemporary, enterOverride, enterTemporary } from './overrides.ts';
import { addPerson, editPerson, personById, team } from './people.ts';
import { givePhoto, showPhoto, takePhotoAway } from './photos.ts';
import { addPlan, planById, plans, savePlan } from './plans.ts';
import { reportOnCall, reportSurvey } from './reports.ts';
import { addSchedule, saveSchedule, scheduleById, schedules } from './schedules.ts';

const env = SettingsEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);

const deps: SettingsDeps = {
  peopleOf: (account) => teamStore(table, accountContext(account, 'session')),
  accountOf: (account) => accountStore(table, accountContext(account, 'session')),
  plansOf: (account) => planStore(table, accountContext(account, 'session')),
  schedulesOf: (account) => scheduleStore(table, accountContext(account, 'session')),
  watchOf: (account) => readinessStore(table, accountContext(account, 'session')),
  drillsOf: (account) => drillStore(table, accountContext(account, 'session')),
  coversOf: (account) => coverStore(table, accountContext(account, 'session')),
  escalationsOf: (account) => escalationStore(table, accountContext(account, 'session')),
  surveysOf: (account) => surveyStore(table, accountContext(account, 'session')),
  edge: { clock: now, pause },
  defaultCountry: env.DEFAULT_COUNTRY,
  ids: {
    person: newPersonId,
    plan: newPlanId,
    schedule: newScheduleId,
    cover: newCoverRequestId,
    override: newOverrideId,
    temporary: newTemporaryScheduleId,
  },
};

const OPERATIONS = [
  ...[accountSettings, editAccount, changeMyself, testMyself],
  ...[addPerson, team, personById, editPerson, givePhoto, takePhotoAway, showPhoto],
  ...[addSchedule, schedules, scheduleById, saveSchedule, onCallAtInstant, shiftsWithin, nobodyAt],
  ...[enterOverride, dropOverride, enterTemporary, dropTemporary],
  ...[askCover, coverRequests, takeCoverFor],
  ...[addPlan, plans, planById, savePlan],
  ...[drillList, drillNow, acknowledgeMine, myShifts],
  ...[reportOnCall, reportSurvey],
];

export const handler = httpService(
  OPERATIONS.map((make) => make(deps)),
  { sessions: sessionStore(table), clock: now },
);
