import type { MessageClass } from './message.ts';
import type { EmailThread } from './written.ts';

/** What a provider did with a message. */
export type HandOver =
  | { outcome: 'accepted'; providerId: string }
  /** It will never take this one: refused, opted out, an address that does not exist. */
  | { outcome: 'refused'; why: string }
  /** It did not take it, and may a little later: throttled, or never reached. */
  | { outcome: 'busy'; why: string }
  /** Nobody knows: a time-out or an error after the request was written. */
  | { outcome: 'ambiguous'; why: string };

/** What of a message goes with it to the provider, so that what comes back can be told apart. */
export interface Label {
  class: MessageClass;
  /** The row's partition: that of what caused it. */
  cause: string;
  /** The row's key in the outbox. */
  key: string;
}

/** `echoes`: its delivery events repeat the label, so that a message can be found whose id never came back. */
interface Echoing {
  echoes?: boolean;
}

export interface SmsSender extends Echoing {
  send(sms: { to: string; text: string; label: Label }): Promise<HandOver>;
}

export interface EmailSender extends Echoing {
  send(email: {
    to: string;
    /** The sender's display name: the account's. */
    fromName: string;
    subject: string;
    text: string;
    html: string;
    /** Where an answer goes, if not to the address it comes from. */
    replyTo?: string;
    thread?: EmailThread;
    /** Where one POST ends messages like this one (RFC 8058). */
    unsubscribe?: string;
    label: Label;
  }): Promise<HandOver>;
}
