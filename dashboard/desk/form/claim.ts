import type { Answer, CallOptions } from '../../client/call-api.ts';
import { form } from '../../words/en.ts';
import { type Saving, useSaving } from './saving.ts';

export interface Claiming<T> {
  isClaiming: boolean;
  /** Why it was not to be had: who has it, since when. Also that there is no connection. */
  saving: Saving;
  /** Undefined when somebody else was quicker, or nobody answered. */
  claim: (id: string) => Promise<T | undefined>;
}

/** Claiming with one tap. Of several at once the server lets exactly one have it, and tells the others who. */
export function useClaim<T>(send: (id: string, options: CallOptions) => Promise<Answer<T>>): Claiming<T> {
  const saving = useSaving();
  const { sentence } = saving;
  return {
    isClaiming: saving.progress !== 'idle',
    saving: { ...saving, sentence: sentence === '' ? '' : form.fieldError(sentence) },
    claim: async (id) => (await saving.save((options) => send(id, options)))?.data,
  };
}
