import type { TrayItem } from '../tray/tray.ts';

/**
 * An event as End User Messaging writes it about an SMS ("Messaging Events" in its guide), with the Context of the
 * request. `at` is ISO 8601.
 */
export function textEvent({
  item,
  context,
  outcome,
  reason,
  at,
}: {
  item: TrayItem;
  context: Record<string, string>;
  outcome: 'delivered' | 'failed';
  reason?: string;
  at: string;
}): Record<string, unknown> {
  const status = outcome === 'delivered' ? 'DELIVERED' : 'UNREACHABLE';
  return {
    eventType: `TEXT_${status}`,
    eventVersion: '1.0',
    eventTimestamp: Date.parse(at),
    isFinal: true,
    originationPhoneNumber: item.from,
    destinationPhoneNumber: item.to,
    messageId: item.messageId,
    messageRequestTimestamp: Date.parse(item.at),
    messageType: 'TRANSACTIONAL',
    messageStatus: status,
    messageStatusDescription: reason ?? 'Message has been accepted by phone',
    context,
  };
}
