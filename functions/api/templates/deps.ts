import type { AccountStore } from '../../../core/account/account-store.ts';
import type { StatusCodeStore } from '../../../core/appointment/status-code-store.ts';
import type { EscalationStore } from '../../../core/escalation/escalation-store.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import type { VisitStore } from '../../../core/job/job-store.ts';
import type { NotificationRuleStore } from '../../../core/notification/rule-store.ts';
import type { PersonStore } from '../../../core/person/person-store.ts';
import type { PlanStore } from '../../../core/plan/plan-store.ts';
import type { ScheduleStore } from '../../../core/schedule/schedule-store.ts';
import type { TemplateStore } from '../../../core/template/template-store.ts';

import type { OwnTextStore } from '../../../core/text/own-text.ts';

/** What the operations of this function are given by its handler. */
export interface TemplateDeps {
  templatesOf: (account: AccountId) => TemplateStore;
  ownTextsOf: (account: AccountId) => OwnTextStore;
  rulesOf: (account: AccountId) => Pick<NotificationRuleStore, 'list'>;
  codesOf: (account: AccountId) => Pick<StatusCodeStore, 'list'>;
  accountOf: (account: AccountId) => Pick<AccountStore, 'read'>;
  peopleOf: (account: AccountId) => Pick<PersonStore, 'read' | 'notify' | 'named'>;
  plansOf: (account: AccountId) => Pick<PlanStore, 'read'>;
  schedulesOf: (account: AccountId) => Pick<ScheduleStore, 'named'>;
  escalationsOf: (account: AccountId) => Pick<EscalationStore, 'readHistory'>;
  visitsOf: (account: AccountId) => Pick<VisitStore, 'read' | 'jobOf' | 'setting'>;
  baseUrl: string;
  /** US dollars an SMS segment. */
  segmentPrice: number;
}
