import type { TemplateVersionView, TemplateView } from '../../../core/contracts/template-parts.ts';
import type { PersonRef } from '../../../core/escalation/escalation.ts';
import type { Language } from '../../../core/message/language.ts';
import type { Channel } from '../../../core/person/person.ts';
import type { TemplateWords } from '../../../core/template/template.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** A version of a text, of a rule or of the catalogue. */
interface Version {
  version: number;
  words?: TemplateWords | undefined;
  at: Instant;
  by: PersonRef;
}

/** A text as it stands: the account's own words, else the default text. */
export const viewOf = (
  { language, channel }: { language: Language; channel: Channel },
  standard: TemplateWords,
  own: Version | undefined,
): TemplateView => ({
  ...{ language, channel, version: own?.version ?? 0, isOwn: own?.words !== undefined },
  ...{ words: own?.words ?? standard, default: standard },
  ...(own ? { at: own.at, by: own.by } : {}),
});

/** What a text has said before. */
export const versionViews = (versions: readonly Version[]): TemplateVersionView[] =>
  versions.map(({ version, words, at, by }) => ({ version, at, by, ...(words ? { words } : {}) }));
