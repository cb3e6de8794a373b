import { type Instant, toEpochMs } from '../time/instant.ts';
import type { Mail } from './mail-shell.ts';
import type { OnCallContent } from './on-call-content.ts';
import { fitted, shortened } from './sms-text.ts';
import { ON_CALL_WORDS } from './words-on-call-en.ts';
import type { Setting } from './write.ts';
import type { Written } from './written.ts';

/** A schedule's name may be long; an SMS is not. */
const NAME_MAX = 40;

/** Puts what the team is told about its schedules into words; times in the account's zone. */
export function writeOnCall(
  content: OnCallContent,
  { account, baseUrl }: Setting,
  compose: (subject: string, sms: string, rest: Omit<Mail, 'from' | 'footer'>) => Written,
): Written {
  const time = new Intl.DateTimeFormat('en-US', {
    ...{ weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
    timeZone: account?.zone ?? 'UTC',
    timeZoneName: 'short',
  } as const);
  const at = (instant: Instant) => time.format(toEpochMs(instant));
  const span = ({ start, end }: { start: Instant; end: Instant }) => `${at(start)} to ${at(end)}`;
  const schedule = shortened(content.schedule, NAME_MAX);
  // A gap is the managers' to fill; everything else is about the reader's own time.
  const href = `${baseUrl}/${content.kind === 'coverage_gap' ? 'schedules' : 'my-on-call'}`;
  const button = { label: ON_CALL_WORDS.button, href };
  const say = (subject: string, sentence: string, note = '') =>
    compose(subject, fitted(sentence, note, ''), {
      heading: subject,
      paragraphs: [sentence, ...(note ? [note] : [])],
      button,
    });

  switch (content.kind) {
    case 'shift_reminder': {
      const { reminder } = ON_CALL_WORDS;
      return say(reminder.subject(content.hours), reminder.sentence(schedule, at(content.start), content.hours));
    }
    case 'shifts_changed': {
      const { changed } = ON_CALL_WORDS;
      const { next } = content;
      return say(changed.subject(schedule), next ? changed.next(schedule, at(next)) : changed.none(schedule));
    }
    case 'coverage_gap': {
      const { gap } = ON_CALL_WORDS;
      return say(gap.subject(schedule, content.days), gap.sentence(schedule, span(content)));
    }
    case 'cover_wanted': {
      const { wanted } = ON_CALL_WORDS;
      return say(wanted.subject(content.by), wanted.sentence(content.by, schedule, span(content)), content.note);
    }
    case 'cover_taken': {
      const { taken } = ON_CALL_WORDS;
      return say(taken.subject(content.by), taken.sentence(content.by, schedule, span(content)));
    }
  }
}
