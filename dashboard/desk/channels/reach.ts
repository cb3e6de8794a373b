import { type ReadonlySignal, signal } from '@preact/signals';
import type { ChannelReach } from '../../../core/contracts/channels.ts';
import { callApi } from '../../client/call-api.ts';

/*
 * Which ticket channels there are and which of them reach nobody: for the banner on every page of the desk, and for the
 * names of channels. One answer for all who ask.
 */

/** It changes when somebody saves channels or an email bounces, both rare: milliseconds. */
const EVERY_MS = 60_000;

const known = signal<ChannelReach | undefined>(undefined);

/** Undefined until the first answer, and for whoever may not know. */
export const channelReach: ReadonlySignal<ChannelReach | undefined> = known;

/** Asks now. What was known stays when no answer comes. */
export async function askReach(): Promise<void> {
  const answer = await callApi('GET /v1/channels/reach', {});
  if (answer.outcome === 'ok') known.value = answer.data;
}

/** Asks now and then while the page is seen. Answers with what ends it. */
export function watchReach(): () => void {
  void askReach();
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void askReach();
  }, EVERY_MS);
  return () => clearInterval(timer);
}

/** What people call a channel; its key, where the names are not known. */
export const channelName = (key: string): string => known.value?.channels.find((each) => each.key === key)?.name ?? key;
