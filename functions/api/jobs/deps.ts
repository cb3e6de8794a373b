import type { StatusCodeStore } from '../../../core/appointment/status-code-store.ts';
import type { ConsentStore } from '../../../core/consent/consent-store.ts';
import type { CustomerStore } from '../../../core/customer/customer-store.ts';
import type { EscalationStore } from '../../../core/escalation/escalation-store.ts';
import type {
  AccountId,
  AppointmentId,
  ContactId,
  CustomerId,
  JobId,
  LocationId,
  NotificationRuleId,
} from '../../../core/ids/ids.ts';
import type { JobStore, VisitStore } from '../../../core/job/job-store.ts';
import type { NotificationRuleStore } from '../../../core/notification/rule-store.ts';
import type { PersonStore } from '../../../core/person/person-store.ts';
import type { CommandEdge } from '../../pipelines/escalation-command.ts';

/** What the operations of this function are given by its handler. */
export interface JobDeps extends CommandEdge {
  customersOf: (account: AccountId) => CustomerStore;
  consentsOf: (account: AccountId) => ConsentStore;
  jobsOf: (account: AccountId) => JobStore;
  visitsOf: (account: AccountId) => VisitStore;
  peopleOf: (account: AccountId) => Pick<PersonStore, 'named'>;
  codesOf: (account: AccountId) => StatusCodeStore;
  rulesOf: (account: AccountId) => NotificationRuleStore;
  zoneOf: (account: AccountId) => Promise<string>;
  /** A job that is cancelled takes its escalation along. */
  escalationsOf: (account: AccountId) => EscalationStore;
  defaultCountry: string;
  ids: {
    customer: (now: number) => CustomerId;
    /** With a key: the id that the key stands for, always the same. */
    location: (now: number, key?: string) => LocationId;
    contact: (now: number, key?: string) => ContactId;
    job: (now: number) => JobId;
    appointment: (now: number, key?: string) => AppointmentId;
    rule: (now: number) => NotificationRuleId;
    jobNumber: () => string;
  };
}
