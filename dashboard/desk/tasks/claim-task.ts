import { type CallOptions, callApi } from '../../client/call-api.ts';

/** Takes a task; to be repeated as often as there is no answer. */
export const claimTask = (taskId: string, options: CallOptions) =>
  callApi('POST /v1/tasks/{taskId}/claim', { params: { taskId } }, options);
