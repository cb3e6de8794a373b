import { problem } from '../../../core/contracts/problem.ts';
import type { AccountId, PersonId } from '../../../core/ids/ids.ts';
import type { Written } from '../../../core/message/written.ts';
import { type Channel, usableMethods } from '../../../core/person/person.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { reply } from '../../pipelines/call.ts';
import type { TemplateDeps } from './deps.ts';

/** A message with a sample in it, to whoever asks, by a verified method of his own; the minute is part of its key. */
export async function sendSample(
  { peopleOf }: Pick<TemplateDeps, 'peopleOf'>,
  { accountId, personId }: { accountId: AccountId; personId: PersonId },
  channel: Channel,
  write: () => Promise<Written | undefined>,
  now: Instant,
) {
  const people = peopleOf(accountId);
  const person = await people.read(personId);
  const method = person && usableMethods(person, channel)[0];
  if (!person || !method)
    return { problem: problem('wrong-status', `you have no verified ${channel === 'sms' ? 'phone' : 'email'}`) };
  const written = await write();
  if (!written) return { problem: problem('internal') };
  const { sms, email } = written;
  const sent = await people.notify(
    person,
    [
      {
        key: `TEST#TEXT#${now.slice(0, 16)}`,
        class: 'staff',
        to: { personId, method: { kind: channel, address: method.address } },
        content: { kind: 'sample', sms, email: { subject: email.subject, text: email.text, html: email.html } },
      },
    ],
    now,
  );
  return sent ? reply(202, undefined) : { problem: problem('too-many-requests', 'one test a minute') };
}
