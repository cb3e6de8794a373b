import { callApi } from '../client/call-api.ts';
import { session } from '../client/session.ts';

/** Ends the session. Without an answer one stays signed in, and sees that, rather than believing to be out. */
export async function signOut(): Promise<void> {
  const answer = await callApi('DELETE /v1/session', {});
  if (answer.outcome === 'ok') session.value = { state: 'signed_out' };
}
