import * as z from 'zod';
import { Message, type MessageIntent } from '../../core/message/message.ts';
import type { Person } from '../../core/person/person.ts';
import type { Instant } from '../../core/time/instant.ts';
import { due } from './due-keys.ts';
import { type Key, messageKey } from './keys.ts';

/** A row of the outbox as it is first written: queued, due, and in the due index until it is settled. */
export function messageItem(cause: Pick<Key, 'pk'>, message: Message) {
  const key = messageKey(cause, message.key);
  return { ...key, ...message, ...due('MSG', message.dueAt, `${key.pk}#${key.sk}`) };
}

export const toMessage = (item: unknown): Message => {
  const { success, data } = FinishedReply.safeParse(item);
  if (!success) return Message.parse(item);
  const { text } = data.content;
  const content = { kind: 'sample', sms: text, email: { subject: 'Callout', text, html: '' } };
  return Message.parse({ ...data, content });
};

/** An answer to an SMS from before answers were texts of the catalogue: a sentence, to be sent as it stands. */
const FinishedReply = z.looseObject({ content: z.object({ kind: z.literal('reply'), text: z.string() }) });

/** Puts the people at the desk in the place of "the office". */
export function addressed(intents: readonly MessageIntent[], office: readonly Person[]): PersonalIntent[] {
  return intents.flatMap((intent): PersonalIntent[] => {
    const { to } = intent;
    if (!('office' in to)) return [{ ...intent, to }];
    return office
      .filter((person) => !to.except.includes(person.id))
      .map((person) => ({ ...intent, key: `${intent.key}#${person.id}`, to: { personId: person.id } }));
  });
}

type PersonalIntent = Omit<MessageIntent, 'to'> & { to: Message['to'] };

/** A queued message from an intent. */
export const queued = (intent: PersonalIntent, now: Instant, rest: Partial<Message>): Message => ({
  ...rest,
  key: intent.key,
  class: intent.class,
  status: 'queued',
  to: intent.to,
  content: intent.content,
  createdAt: now,
  dueAt: now,
  attempts: 0,
  ambiguous: 0,
});
