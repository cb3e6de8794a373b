import type { PersonRef } from '../../core/escalation/escalation.ts';
import type { PageFact, SkippedStep, TimelineFact } from '../../core/escalation/timeline.ts';
import type { Channel } from '../../core/person/person.ts';
import { channel, timeline as words } from '../words/en.ts';

/** A timeline entry as people read it: what happened, and in their own words what somebody wrote with it. */
export interface Sentence {
  text: string;
  quote?: string;
}

/** `John Smith by SMS and email`, one for each person. */
function pagesByPerson(pages: PageFact[]): string[] {
  const channels = new Map<string, { name: string; by: Set<Channel> }>();
  for (const page of pages) {
    const known = channels.get(page.personId) ?? { name: page.name, by: new Set<Channel>() };
    known.by.add(page.channel);
    channels.set(page.personId, known);
  }
  return [...channels.values()].map(({ name, by }) =>
    words.page(
      name,
      [...by].map((each) => channel[each]),
    ),
  );
}

const paging = (pages: PageFact[]): string[] => (pages.length === 0 ? [] : [words.paged(pagesByPerson(pages))]);

const skippedSentences = (skipped: SkippedStep[]): string[] =>
  skipped.map(({ step, loop, reason }) => words.stepSkipped(words.step(step + 1, loop + 1), words.skipped[reason]));

/** The sentence for each kind of fact; a new kind does not compile until it has one. */
export function sentenceOf(fact: TimelineFact): Sentence {
  const via = 'via' in fact && fact.via === 'sms' ? words.bySms : '';
  switch (fact.kind) {
    case 'created':
      return withQuote(
        fact.coverage === 'none' ? words.createdWithoutCoverage(fact.by.name) : words.created(fact.by.name),
        fact.note,
      );
    case 'noted':
      return withQuote(words.noted(fact.by.name), fact.note);
    case 'step_started': {
      const paged =
        fact.pages.length === 0
          ? []
          : [words.stepStarted(words.step(fact.step + 1, fact.loop + 1), pagesByPerson(fact.pages))];
      return { text: [...skippedSentences(fact.skipped), ...paged].join(' ') };
    }
    case 'paged':
      return { text: words.pagedNextMethod(pagesByPerson(fact.pages)) };
    case 'fallback_paged': {
      const paged =
        fact.pages.length === 0 ? words.fallbackUnreachable : words.fallbackPaged(pagesByPerson(fact.pages));
      return { text: [...skippedSentences(fact.skipped), paged].join(' ') };
    }
    case 'last_in_line_paged': {
      const paged =
        fact.pages.length === 0 ? words.lastInLineUnreachable : words.lastInLinePaged(pagesByPerson(fact.pages));
      return { text: [...skippedSentences(fact.skipped), paged].join(' ') };
    }
    case 'handoff': {
      const who = (people: PersonRef[], say: (names: string[]) => string) =>
        people.length === 0 ? [] : [say(people.map(({ name }) => name))];
      return {
        text: [...who(fact.incoming, words.onCall), ...who(fact.outgoing, words.offCall), ...paging(fact.pages)].join(
          ' ',
        ),
      };
    }
    case 'method_failed':
      return {
        text: [words.methodFailed(fact.who.name, channel[fact.channel]), ...paging(fact.pages)].join(' '),
      };
    case 'paged_now':
      return { text: words.pagedNow(fact.by.name, pagesByPerson(fact.pages)) };
    case 'jumped':
      return { text: words.jumped(fact.by.name, fact.step + 1) };
    case 'paused':
      return { text: words.paused(fact.by.name, fact.minutes) };
    case 'en_route':
      return {
        text:
          fact.etaMinutes === undefined ? words.enRoute(fact.by.name) : words.enRouteEta(fact.by.name, fact.etaMinutes),
      };
    case 'turned_back':
      return { text: words.turnedBack(fact.by.name) };
    case 'released':
      return withQuote(words.released(fact.by.name), fact.reason);
    case 'reassigned':
      return {
        text:
          fact.from === undefined
            ? words.reassigned(fact.by.name, fact.to.name)
            : words.reassignedFrom(fact.by.name, fact.from.name, fact.to.name),
      };
    case 'watched':
      return { text: words.watched[fact.stage](fact.assignee.name) };
    case 'passed':
      return withQuote(words.passed(fact.by.name, via), fact.reason ?? '');
    case 'accepted': {
      const say = fact.late ? words.acceptedLate : fact.early ? words.acceptedEarly : words.accepted;
      return { text: say(fact.by.name, via) };
    }
    case 'stopped':
      return withQuote(words.stopped(fact.by.name, via), fact.reason);
    case 'job_cancelled':
      return withQuote(words.jobCancelled(fact.by.name), fact.reason);
    case 'expired':
      return { text: [...skippedSentences(fact.skipped), words.expired[fact.reason]].join(' ') };
  }
}

const withQuote = (text: string, quote: string): Sentence =>
  quote === '' ? { text } : { text, quote: words.note(quote) };
