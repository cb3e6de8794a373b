import type { TaskView } from '../../../core/contracts/tasks.ts';
import { callApi } from '../../client/call-api.ts';
import { form } from '../../words/en.ts';
import { type Saving, useSaving } from '../form/saving.ts';

export interface Claiming {
  progress: Saving['progress'];
  /** Why it was not to be had: who has it, since when. Empty when nothing was refused. */
  refusal: string;
  /** Undefined when somebody else was quicker, or nobody answered. */
  claim: (taskId: string) => Promise<TaskView | undefined>;
}

/** Claiming a task with one tap. Of several at once the server lets exactly one have it. */
export function useClaiming(): Claiming {
  const saving = useSaving();
  return {
    progress: saving.progress,
    refusal: saving.sentence === '' ? '' : form.fieldError(saving.sentence),
    async claim(taskId) {
      const claimed = await saving.save((options) =>
        callApi('POST /v1/tasks/{taskId}/claim', { params: { taskId } }, options),
      );
      return claimed?.data;
    },
  };
}
