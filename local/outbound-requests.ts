import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Activity } from './clock/activity.ts';

const STARTED = 'http.client.request.start';

/**
 * Counts every HTTP request this process makes as work under way, until its answer is read. A function that sends ten
 * messages side by side counts as waiting for the clock as soon as one of them does: the requests of the other nine
 * are what still keeps time from moving over their heads. Answers with the end of the counting.
 */
export function countRequests(activity: Activity): () => void {
  // The shape that Node documents for this channel.
  const onStart = (message: unknown) => (message as { request: ClientRequest }).request.once('close', activity.begin());
  subscribe(STARTED, onStart);
  return () => unsubscribe(STARTED, onStart);
}
