import type { EscalationEvent } from '../../core/escalation/decision.ts';
import type { Person } from '../../core/person/person.ts';
import { actor } from '../support/builders/story.ts';
import { DEE } from '../support/builders/team.ts';
import type { Event } from './events.ts';

/** What the person wishes, as the API makes it of his request. */
export function wish(event: Event, assignee: Person | undefined): Exclude<EscalationEvent, { trigger: 'create' }> {
  const dee = actor(DEE);
  const holder = actor(assignee ?? DEE);
  switch (event.does) {
    case 'accept':
      return { trigger: 'accept', by: actor(event.who), via: 'web' };
    case 'pass':
      return { trigger: 'pass', by: actor(event.who), via: 'sms' };
    case 'stop':
      return { trigger: 'stop', by: actor(event.who), via: 'web', reason: 'The customer called back' };
    case 'page_now':
      return { trigger: 'page_now', by: dee, personId: event.who.id };
    case 'page_again':
      return { trigger: 'page_now', by: dee };
    case 'reassign':
      return { trigger: 'reassign', by: dee, to: event.who.id };
    case 'release':
      return { trigger: 'release', by: holder, reason: 'The van broke down' };
    case 'en_route':
      return { trigger: 'en_route', by: holder };
    case 'pause':
      return { trigger: 'pause', by: dee, minutes: event.minutes };
    case 'jump':
      return { trigger: 'jump', by: dee, step: event.step };
    default:
      throw new Error(`${event.does} is nobody's wish`);
  }
}
