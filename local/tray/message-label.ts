import * as z from 'zod';
import type { MessageClass } from './tray.ts';

/**
 * What the sender says about a message beside its text: its class and the key of its outbox row. A real phone sees
 * neither; on the wire they are SES message tags, SNS message attributes or End User Messaging's context.
 */
export interface MessageLabel {
  class: MessageClass;
  key: string;
}

const Class = z.enum(['page', 'code', 'staff', 'customer']);

/**
 * Reads the label. A message without a class, which only a foreign client sends, is shown as `staff`. The key comes
 * as base64url, because a message tag takes only letters, digits, `_` and `-`; a value that is not base64url of
 * printable text is kept as it is.
 */
export function messageLabel(sent: { class: string | undefined; key: string | undefined }): MessageLabel {
  return { class: Class.safeParse(sent.class).data ?? 'staff', key: decodeKey(sent.key ?? '') };
}

function decodeKey(sent: string): string {
  const decoded = Buffer.from(sent, 'base64url');
  const text = decoded.toString('utf8');
  const faithful = decoded.toString('base64url') === sent && Buffer.from(text, 'utf8').equals(decoded);
  return faithful && /^\P{Cc}+$/u.test(text) ? text : sent;
}
