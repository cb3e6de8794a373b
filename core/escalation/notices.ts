import type { PersonId } from '../ids/ids.ts';
import type { MessageIntent } from '../message/message.ts';
import type { Escalation } from './escalation.ts';

/* Who is told when an escalation is settled: whoever acted knows already, and nobody is told twice. */

/** A notice to everybody paged so far, so that nobody drives out or lies awake for nothing. */
export const toPaged = (
  fact: string,
  escalation: Escalation,
  except: PersonId,
  content: MessageIntent['content'],
): MessageIntent[] =>
  escalation.paged
    .filter((person) => person.id !== except)
    .map((person) => ({
      key: `${fact}#${escalation.epoch}#${person.id}`,
      class: 'staff',
      to: { personId: person.id },
      content,
    }));

/** A notice to the office, without those whom `toPaged` tells already. */
export const toOffice = (
  fact: string,
  escalation: Escalation,
  except: PersonId,
  content: MessageIntent['content'],
): MessageIntent => ({
  key: `${fact}#${escalation.epoch}`,
  class: 'staff',
  to: { office: true, except: [except, ...escalation.paged.map((person) => person.id)] },
  content,
});
