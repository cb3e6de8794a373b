import type { AccountStore } from '../../../core/account/account-store.ts';
import type { StatusCodeStore } from '../../../core/appointment/status-code-store.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import type { VisitStore } from '../../../core/job/job-store.ts';
import type { NotificationRuleStore } from '../../../core/notification/rule-store.ts';
import type { PersonStore } from '../../../core/person/person-store.ts';
import type { TemplateStore } from '../../../core/template/template-store.ts';

/** What the operations of this function are given by its handler. */
export interface TemplateDeps {
  templatesOf: (account: AccountId) => TemplateStore;
  rulesOf: (account: AccountId) => Pick<NotificationRuleStore, 'list'>;
  codesOf: (account: AccountId) => Pick<StatusCodeStore, 'list'>;
  accountOf: (account: AccountId) => Pick<AccountStore, 'read'>;
  peopleOf: (account: AccountId) => Pick<PersonStore, 'read' | 'notify'>;
  visitsOf: (account: AccountId) => Pick<VisitStore, 'read' | 'jobOf' | 'setting'>;
  baseUrl: string;
  /** US dollars an SMS segment. */
  segmentPrice: number;
}
