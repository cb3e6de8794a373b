import type { EscalateOffer } from '../../../core/contracts/tasks.ts';
import type { RequestOf } from '../../client/contract.ts';
import { escalate as words } from '../../words/en-tasks.ts';

type EscalateBody = RequestOf<'POST /v1/tasks/{taskId}/escalate'>['body'];
export type Category = EscalateBody['category'];
export type ContactMethod = EscalateBody['contactMethod'];

/** What an agent has typed of a task; kept in this tab under the task's name. */
export interface EscalateDraft {
  category: Category | '';
  issue: string;
  tried: string;
  why: string;
  /** Empty: the first that the customer has. */
  contactMethod: ContactMethod | '';
  urgency: 'urgent' | 'standard';
}

export const EMPTY_ESCALATION: EscalateDraft = {
  category: '',
  issue: '',
  tried: '',
  why: '',
  contactMethod: '',
  urgency: 'standard',
};

/** In the order of their digits. */
export const CATEGORIES: readonly Category[] = ['complaint', 'billing', 'pricing', 'technical', 'other'];
export const METHODS: readonly ContactMethod[] = ['call', 'text', 'email'];

export const draftName = (taskId: string): string => `escalate.${taskId}`;

/** How the customer is to be contacted: what was chosen, where he has it; undefined for one who has nothing. */
export const methodOf = (draft: EscalateDraft, { contactMethods }: EscalateOffer): ContactMethod | undefined =>
  contactMethods.find((method) => method === draft.contactMethod) ?? contactMethods[0];

/** The request a draft makes, or what is wrong with it, by the API's names. */
export function bodyOf(
  draft: EscalateDraft,
  offer: EscalateOffer,
): { body: EscalateBody } | { wrong: Record<string, string> } {
  const { category, issue, tried, why, urgency } = draft;
  const contactMethod = methodOf(draft, offer);
  const wrong = {
    ...(category === '' ? { category: words.missing.category } : {}),
    ...(issue.trim() === '' ? { issue: words.missing.issue } : {}),
    ...(contactMethod === undefined ? { contactMethod: words.noContact } : {}),
  };
  if (category === '' || contactMethod === undefined || Object.keys(wrong).length > 0) return { wrong };
  return { body: { category, issue, tried, why, contactMethod, urgency } };
}
