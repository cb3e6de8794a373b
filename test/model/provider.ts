import type { Escalation } from '../../core/escalation/escalation.ts';
import type { Message } from '../../core/message/message.ts';
import type { Outbox } from '../../core/message/outbox.ts';
import type { EmailSender, HandOver, Label, SmsSender } from '../../core/message/sender.ts';
import type { Process } from './processes.ts';

/** A message that a provider has, or may have. */
export interface HandedOver {
  /** The row's key, and the number of its escalation: two of one job may write the same key in the same second. */
  key: string;
  number: string | undefined;
  class: Label['class'];
  /** What its sender had read of the escalation after its claim; undefined: nothing. */
  read: Escalation | undefined;
}

/** SMS and email in one: what is handed over is written down with what the sender knew when it did. */
export interface Provider {
  handedOver: HandedOver[];
  /** What one sender needs: the providers, and its outbox, which remembers what was read after each claim. */
  sender(process: Process, outbox: Outbox): { outbox: Outbox; sms: SmsSender; email: EmailSender };
  endFaults(): void;
}

export function createProvider(random: () => number): Provider {
  const handedOver: HandedOver[] = [];
  let faulty = true;

  const take = ({ label, text }: { label: Label; text: string }, reads: readonly Read[]): HandOver => {
    const drawn = faulty ? random() : 1;
    if (drawn < 0.05) return { outcome: 'busy', why: 'throttled' };
    if (drawn < 0.08) return { outcome: 'refused', why: 'opted_out' };
    const { number, read } = reads.findLast((each) => each.key === label.key && text.includes(each.number)) ?? {};
    handedOver.push({ key: label.key, class: label.class, number, read });
    return drawn < 0.15 ? { outcome: 'ambiguous', why: 'time_out' } : { outcome: 'accepted', providerId: 'id' };
  };

  return {
    handedOver,
    sender(process, outbox) {
      const reads: Read[] = [];
      const send = (message: { label: Label; text: string }) => process.stop(() => take(message, reads));
      return {
        sms: { send },
        email: { send },
        outbox: {
          ...outbox,
          async claim(ref, now, leaseUntil) {
            const message = await outbox.claim(ref, now, leaseUntil);
            if (message) note(reads, message, undefined);
            return message;
          },
          async addressing(message) {
            const answer = await outbox.addressing(message);
            note(reads, message, answer.escalation);
            return answer;
          },
        },
      };
    },
    endFaults() {
      faulty = false;
    },
  };
}

/** What a sender has read of the escalation of a row since it claimed it. */
interface Read {
  key: string;
  number: string;
  read: Escalation | undefined;
}

const note = (reads: Read[], { key, escalation }: Message, read: Escalation | undefined) =>
  void reads.push({ key, number: escalation?.number ?? '', read });
