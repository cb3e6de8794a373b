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
    case 'passed':
      return withQuote(words.passed(fact.by.name, via), fact.reason ?? '');
    case 'accepted': {
      const say = fact.late ? words.acceptedLate : fact.early ? words.acceptedEarly : words.accepted;
      return { text: say(fact.by.name, via) };
    }
    case 'stopped':
      return withQuote(words.stopped(fact.by.name, via), fact.reason);
    case 'expired':
      return { text: [...skippedSentences(fact.skipped), words.expired[fact.reason]].join(' ') };
  }
}

const withQuote = (text: string, quote: string): Sentence =>
  quote === '' ? { text } : { text, quote: words.note(quote) };
