import type { Answer, CallOptions } from '../../client/call-api.ts';
import { useSaving } from '../form/saving.ts';

/** Sending what a button says; one thing at a time. */
export interface Acting {
  /** Sends until the server has answered; true when it did what was asked. */
  act: <T>(send: (options: CallOptions) => Promise<Answer<T>>, then?: (data: T) => void) => Promise<boolean>;
  isBusy: boolean;
  isTrying: boolean;
  /** Why the server refused the last one; empty when it did not. */
  refusal: string;
  giveUp: () => void;
}

/**
 * Everything on a job's page may be sent again: done twice it is done once. A refusal after a lost answer may mean that
 * it had arrived, so what is shown is asked for anew before it counts.
 */
export function useActing(askNow: () => void): Acting {
  const saving = useSaving();
  return {
    async act(send, then) {
      const saved = await saving.save(send);
      if (saved !== undefined) then?.(saved.data);
      askNow();
      return saved !== undefined;
    },
    isBusy: saving.progress !== 'idle',
    isTrying: saving.progress === 'trouble',
    refusal: saving.sentence,
    giveUp: saving.giveUp,
  };
}
