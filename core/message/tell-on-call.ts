import { sayDayAndTime } from '../text/say-zoned.ts';
import { TEXT_WORDS } from '../text/text-catalogue.ts';
import type { Telling } from '../text/write-text.ts';
import type { Instant } from '../time/instant.ts';
import type { OnCallContent } from './on-call-content.ts';
import type { Speaking } from './speaking.ts';

/** What the team is told about its schedules; times in the account's zone. */
export function tellOnCall(content: OnCallContent, speaking: Speaking): Telling {
  const { schedule } = content;
  const words = TEXT_WORDS[speaking.language];
  const at = (instant: Instant) => sayDayAndTime(instant, speaking);
  const span = ({ start, end }: { start: Instant; end: Instant }) => `${at(start)} ${words.to} ${at(end)}`;
  // A gap is the managers' to fill; everything else is about the reader's own time.
  const link = `${speaking.baseUrl}/${content.kind === 'coverage_gap' ? 'schedules' : 'my-on-call'}`;
  const told = { schedule, link };
  switch (content.kind) {
    case 'shift_reminder':
      return {
        name: 'shift_reminder',
        values: { ...told, when: at(content.start), ahead: words.hours(content.hours) },
      };
    case 'shifts_changed':
      return content.next === undefined
        ? { name: 'shifts_ended', values: told }
        : { name: 'shifts_changed', values: { ...told, when: at(content.next) } };
    case 'coverage_gap':
      return { name: 'coverage_gap', values: { ...told, when: span(content), ahead: words.days(content.days) } };
    case 'cover_wanted': {
      const { by, note } = content;
      return { name: 'cover_wanted', values: { ...told, when: span(content), by, note: note || null } };
    }
    case 'cover_taken':
      return { name: 'cover_taken', values: { ...told, when: span(content), by: content.by } };
  }
}
