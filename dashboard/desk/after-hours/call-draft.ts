import type { RequestOf } from '../../client/contract.ts';
import { forgetDraft as forget, keepDraft as keep, recallDraft as recall } from '../form/kept-draft.ts';

/*
 * What an agent has typed, kept in this tab so that a reload loses nothing, and the Idempotency-Key that goes with it:
 * the same words sent again, after a lost answer, a double tap or a reload, are one escalation.
 */

export interface CallDraft {
  /** An existing job, or empty for a new call; with one, the four fields of the call are not asked for. */
  jobId: string;
  phone: string;
  name: string;
  address: string;
  summary: string;
  urgency: 'urgent' | 'standard';
  note: string;
}

export const EMPTY_DRAFT: CallDraft = {
  jobId: '',
  phone: '',
  name: '',
  address: '',
  summary: '',
  urgency: 'urgent',
  note: '',
};

type CreateBody = NonNullable<RequestOf<'POST /v1/escalations'>['body']>;

/** The request a draft makes; what was left empty is left out. */
export function bodyOf({ jobId, phone, name, address, summary, urgency, note }: CallDraft): CreateBody {
  if (jobId !== '') return { jobId, urgency, note };
  return {
    call: {
      phone,
      summary,
      ...(name.trim() === '' ? {} : { name }),
      ...(address.trim() === '' ? {} : { address }),
    },
    urgency,
    note,
  };
}

const NAME = 'after-hours';
const KEY = 'callout.after-hours.key';

export const recallDraft = (): CallDraft => recall(NAME, EMPTY_DRAFT);
export const keepDraft = (draft: CallDraft): void => keep(NAME, draft);

/** After the answer: the next call is another one. */
export function forgetDraft(): void {
  forget(NAME);
  sessionStorage.removeItem(KEY);
}

/**
 * The key for sending this draft: the kept one while the words are the same, another one as soon as they differ, since
 * a key with another body is refused.
 */
export function keyFor(draft: CallDraft): string {
  const body = JSON.stringify(bodyOf(draft));
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (Array.isArray(kept) && kept[1] === body && typeof kept[0] === 'string') return kept[0];
  } catch {
    // What cannot be read is replaced.
  }
  const key = crypto.randomUUID();
  sessionStorage.setItem(KEY, JSON.stringify([key, body]));
  return key;
}
