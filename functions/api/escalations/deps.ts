import type { EscalationStore } from '../../../core/escalation/escalation-store.ts';
import type { AccountId, CustomerId, EscalationId, IncidentNumber, JobId } from '../../../core/ids/ids.ts';
import type { FailedNoticeStore } from '../../../core/message/failed-notice.ts';
import type { CommandEdge } from '../../pipelines/escalation-command.ts';

/** What the operations of this function are given by its handler. */
export interface EscalationDeps extends CommandEdge {
  storeOf: (account: AccountId) => EscalationStore;
  failedNoticesOf: (account: AccountId) => FailedNoticeStore;
  defaultCountry: string;
  ids: {
    escalation: (now: number) => EscalationId;
    customer: (now: number) => CustomerId;
    job: (now: number) => JobId;
    incidentNumber: (attempt: number) => IncidentNumber;
    jobNumber: () => string;
  };
}
