import type { NotificationRuleView } from '../../../core/contracts/notification-rules.ts';
import type { StatusCodeView } from '../../../core/contracts/status-codes.ts';
import { callApi } from '../../client/call-api.ts';
import { fact, rules as words } from '../../words/en-texts.ts';
import { type Loaded, useLoaded } from '../loaded.ts';

/** The rules of the account, those of the system first. */
export const useRules = (): Loaded<NotificationRuleView[]> =>
  useLoaded('rules', async (signal) => {
    const answer = await callApi('GET /v1/notification-rules', {}, { signal });
    return answer.outcome === 'ok' ? { ...answer, data: answer.data.items } : answer;
  });

export const useCodes = (): Loaded<StatusCodeView[]> =>
  useLoaded('codes', async (signal) => {
    const answer = await callApi('GET /v1/status-codes', {}, { signal });
    return answer.outcome === 'ok' ? { ...answer, data: answer.data.items } : answer;
  });

/** What the API takes of a rule, from what it answers. */
export function inputOf({
  id: _id,
  version: _version,
  system: _system,
  warnings: _warnings,
  ...rule
}: NotificationRuleView) {
  return rule;
}

/** One word for the order of channels, with whether each is used. */
export type ChannelChoice = keyof typeof words.channelChoices;

export const channelChoiceOf = ({
  channels,
  delivery,
}: Pick<NotificationRuleView, 'channels' | 'delivery'>): ChannelChoice =>
  delivery === 'every' && channels.length === 2 ? 'every' : (channels.join() as ChannelChoice);

/** What a rule is about, in words. */
export const aboutOf = ({ on }: Pick<NotificationRuleView, 'on'>, codes: readonly StatusCodeView[] = []): string =>
  'fact' in on
    ? fact[on.fact]
    : words.aboutCode(codes.find(({ code }) => code === on.statusCode)?.label ?? on.statusCode);

/** Whether customers are told, and so the texts matter. */
export const tellsCustomers = ({ audience }: Pick<NotificationRuleView, 'audience'>): boolean =>
  audience.some((each) => each !== 'office' && each !== 'technicians');
