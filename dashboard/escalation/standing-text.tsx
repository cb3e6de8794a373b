import type { EscalationView } from '../../core/contracts/escalations.ts';
import { serverNowMs } from '../client/server-clock.ts';
import { sayTime } from '../time/say-time.ts';
import { escalation as words } from '../words/en.ts';
import { type Standing, standingOf, type Why } from './standing.ts';

const sayWhy = (why: Why): string => ('people' in why ? words.why[why.kind](why.people) : words.why[why.kind]);

const names = (escalation: EscalationView): string[] => escalation.paging.map((person) => person.name);

/** The headline and, where it helps, the sentence below it. */
export interface StandingText {
  headline: string;
  text?: string;
  /** What somebody wrote, shown as his words. */
  quote?: string;
}

/** Since when the assignee is on the way and when he is expected, if he said so. */
function sayWay({ enRouteAt, etaMinutes }: EscalationView, at: (instant: string) => string): string {
  if (enRouteAt === undefined) return '';
  const there = etaMinutes === undefined ? undefined : Date.parse(enRouteAt) + etaMinutes * 60_000;
  const expected = there === undefined ? '' : ` ${words.there(at(new Date(there).toISOString()))}`;
  return ` ${words.onTheWay(at(enRouteAt))}${expected}`;
}

/** Where an escalation stands, in words for one person; `mayRest`: he is one of those who would be paged at night. */
export function sayStanding(
  escalation: EscalationView,
  standing: Standing,
  zone: string,
  mayRest: boolean,
): StandingText {
  const at = (instant: string) => sayTime(instant, zone, serverNowMs());
  switch (standing.kind) {
    case 'your_turn':
      return { headline: sayWhy(standing.why) };
    case 'others_turn': {
      const paging = escalation.paging.length === 0 ? words.pagingNobody : words.paging(names(escalation));
      return standing.youPassed ? { headline: words.youPassed, text: paging } : { headline: paging };
    }
    case 'yours':
      return {
        headline: words.assignedToYou,
        text: `${standing.from === undefined ? words.youAccepted(at(standing.at)) : words.givenToYou(standing.from.name, at(standing.at))}${sayWay(escalation, at)}`,
      };
    case 'taken': {
      const headline =
        standing.from === undefined
          ? words.takenBy(standing.by.name, at(standing.at))
          : words.givenTo(standing.from.name, standing.by.name, at(standing.at));
      return { headline, text: mayRest ? words.sleep : sayWay(escalation, at).trim() };
    }
    case 'expired': {
      const possible = escalation.actions.includes('accept') ? ` ${words.stillPossible}` : '';
      return { headline: words.expiredAt(at(standing.at)), text: words.expired[standing.reason] + possible };
    }
    case 'cancelled': {
      const headline =
        standing.by === undefined
          ? words.cancelledAt(at(standing.at))
          : words.cancelledBy(standing.by.name, at(standing.at));
      return { headline, quote: standing.reason };
    }
  }
}

/** The same, on screen; announced when it changes, since that is what somebody waits for. */
export function StandingPanel({
  escalation,
  personId,
  zone,
  mayRest,
}: {
  escalation: EscalationView;
  personId: string;
  zone: string;
  mayRest: boolean;
}) {
  const { headline, text, quote } = sayStanding(escalation, standingOf(escalation, personId), zone, mayRest);
  return (
    <div class={`standing ${escalation.status}`} role="status">
      <p class="headline">{headline}</p>
      {text && <p>{text}</p>}
      {quote && (
        <p>
          {words.reason} <q>{quote}</q>
        </p>
      )}
    </div>
  );
}
