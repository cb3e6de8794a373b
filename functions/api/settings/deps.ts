import type { AccountStore } from '../../../core/account/account-store.ts';
import type { CoverRequestId } from '../../../core/cover/cover-request.ts';
import type { CoverStore } from '../../../core/cover/cover-store.ts';
import type { DrillStore } from '../../../core/drill/drill-store.ts';
import type { EscalationStore } from '../../../core/escalation/escalation-store.ts';
import type { AccountId, PersonId, PlanId, ScheduleId } from '../../../core/ids/ids.ts';
import type { PersonStore } from '../../../core/person/person-store.ts';
import type { PlanStore } from '../../../core/plan/plan-store.ts';
import type { ReadinessStore } from '../../../core/readiness/readiness-store.ts';
import type { OverrideId } from '../../../core/schedule/override.ts';
import type { ScheduleStore } from '../../../core/schedule/schedule-store.ts';
import type { TemporaryScheduleId } from '../../../core/schedule/temporary-schedule.ts';
import type { SurveyStore } from '../../../core/survey/survey-store.ts';
import type { CommandEdge } from '../../pipelines/escalation-command.ts';

/** What the operations of this function are given by its handler. */
export interface SettingsDeps {
  peopleOf: (account: AccountId) => PersonStore;
  accountOf: (account: AccountId) => AccountStore;
  plansOf: (account: AccountId) => PlanStore;
  schedulesOf: (account: AccountId) => ScheduleStore;
  watchOf: (account: AccountId) => ReadinessStore;
  drillsOf: (account: AccountId) => DrillStore;
  coversOf: (account: AccountId) => CoverStore;
  escalationsOf: (account: AccountId) => Pick<EscalationStore, 'list' | 'readHistory'>;
  surveysOf: (account: AccountId) => Pick<SurveyStore, 'within'>;
  edge: CommandEdge;
  defaultCountry: string;
  ids: {
    person: (now: number) => PersonId;
    plan: (now: number) => PlanId;
    schedule: (now: number) => ScheduleId;
    cover: (now: number) => CoverRequestId;
    override: (now: number) => OverrideId;
    temporary: (now: number) => TemporaryScheduleId;
  };
}
