import type { Problem } from '../../../core/contracts/problem.ts';
import { afterHours as words } from '../../words/en-after-hours.ts';
import type { CallDraft } from './call-draft.ts';

/** Fields of the form in their order on screen, and what the API calls them. */
const API_NAMES: readonly [field: keyof CallDraft, name: string][] = [
  ['jobId', 'jobId'],
  ['phone', 'call.phone'],
  ['name', 'call.name'],
  ['address', 'call.address'],
  ['summary', 'call.summary'],
  ['urgency', 'urgency'],
  ['note', 'note'],
];

export type FieldErrors = Partial<Record<keyof CallDraft, string>>;

/** What a problem document says about each field; of several errors of a field the first. */
export function errorsOf(problem: Problem): FieldErrors {
  const errors: FieldErrors = {};
  for (const [field, name] of API_NAMES) {
    const found = problem.errors?.find((error) => error.field === name);
    if (found !== undefined) errors[field] = words.fieldError(found.message);
  }
  return errors;
}

/** What can be said before asking the server: what it would refuse because it is empty. */
export function missingIn({ jobId, phone, summary }: CallDraft): FieldErrors {
  if (jobId !== '') return {};
  return {
    ...(phone.trim() === '' ? { phone: words.missing.phone } : {}),
    ...(summary.trim() === '' ? { summary: words.missing.summary } : {}),
  };
}

/** The first wrong field on screen, which the focus moves to. */
export const firstWrong = (errors: FieldErrors): keyof CallDraft | undefined =>
  API_NAMES.find(([field]) => errors[field] !== undefined)?.[0];
