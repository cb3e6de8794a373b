import type { TrayItem } from '../tray/tray.ts';

/**
 * One line of SNS's SMS delivery log, as CloudWatch Logs holds it under `sns/<region>/<account>/DirectPublishToPhoneNumber`
 * (and `…/Failure`). SNS echoes nothing of ours in it but the message id. `at` is ISO 8601.
 */
export function smsDeliveryLine({
  item,
  outcome,
  reason,
  at,
}: {
  item: TrayItem;
  outcome: 'delivered' | 'failed';
  reason?: string;
  at: string;
}): Record<string, unknown> {
  return {
    notification: { messageId: item.messageId, timestamp: logTime(item.at) },
    delivery: {
      destination: item.to,
      smsType: 'Transactional',
      // The figure of AWS's own example line; nothing reckons with it.
      priceInUSD: 0.00645,
      providerResponse: reason ?? 'Message has been accepted by phone',
      dwellTimeMs: Date.parse(at) - Date.parse(item.at),
    },
    status: outcome === 'delivered' ? 'SUCCESS' : 'FAILURE',
  };
}

/** `2026-06-01 15:00:00.000`: the log writes UTC with a space and no zone. */
const logTime = (iso: string) => iso.replace('T', ' ').replace('Z', '');
