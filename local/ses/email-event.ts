import type { TrayItem } from '../tray/tray.ts';

/**
 * A delivery or bounce event as SES publishes it through a configuration set, with the message's tags, each a list of
 * values. `at` is ISO 8601; a failure's `reason` is the bounce's subtype.
 */
export function emailEvent({
  item,
  tags,
  outcome,
  reason,
  at,
}: {
  item: TrayItem;
  tags: ReadonlyMap<string, string>;
  outcome: 'delivered' | 'failed';
  reason?: string;
  at: string;
}): Record<string, unknown> {
  const mail = {
    timestamp: item.at,
    source: item.from,
    messageId: item.messageId,
    destination: [item.to],
    tags: Object.fromEntries([...tags].map(([name, value]) => [name, [value]])),
  };
  if (outcome === 'delivered') {
    const processingTimeMillis = Date.parse(at) - Date.parse(item.at);
    const delivery = { timestamp: at, processingTimeMillis, recipients: [item.to], smtpResponse: '250 2.0.0 OK' };
    return { eventType: 'Delivery', mail, delivery };
  }
  const bounce = {
    bounceType: 'Permanent',
    bounceSubType: reason ?? 'General',
    bouncedRecipients: [{ emailAddress: item.to, action: 'failed', status: '5.1.1' }],
    timestamp: at,
    feedbackId: item.messageId,
  };
  return { eventType: 'Bounce', mail, bounce };
}
