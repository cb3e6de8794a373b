import { toEpochMs } from '../time/instant.ts';
import type { ReadinessContent } from './readiness-content.ts';
import { fitted, shortened } from './sms-text.ts';
import { READINESS_WORDS } from './words-readiness-en.ts';
import type { Compose, Setting } from './write.ts';
import type { Written } from './written.ts';

/** So long that a drill with its code and its link fits one segment where it can. */
const NAME_MAX = 30;

/** Puts drills and findings into words; times in the account's zone. */
export function writeReadiness(content: ReadinessContent, setting: Setting, from: string, compose: Compose): Written {
  switch (content.kind) {
    case 'drill':
      return writeDrill(content, setting, from, compose);
    case 'drill_failed':
      return writeFailed(content, setting, compose);
    case 'plan_findings':
      return writeFindings(content, setting, compose);
  }
}

type Of<K extends ReadinessContent['kind']> = Extract<ReadinessContent, { kind: K }>;

function writeDrill(content: Of<'drill'>, { account, baseUrl }: Setting, from: string, compose: Compose): Written {
  const { drill } = READINESS_WORDS;
  const zone = { timeZone: account?.zone ?? 'UTC' };
  const by = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', ...zone });
  const until = by.format(toEpochMs(content.answerBy));
  const link = `${baseUrl}/drills/${content.answer}`;
  return compose(drill.subject, fitted(drill.sms(shortened(from, NAME_MAX), content.answer, link, until), '', ''), {
    heading: drill.subject,
    paragraphs: [drill.why(until), drill.rest],
    button: { label: drill.button, href: link },
  });
}

function writeFailed({ name, methods }: Of<'drill_failed'>, { baseUrl }: Setting, compose: Compose): Written {
  const { failed } = READINESS_WORDS;
  const each = methods.map(({ kind, address, why }) =>
    failed.method(failed.kind[kind], address, failed.why[why] ?? failed.otherwise),
  );
  const sentence = failed.sentence(name, each.join(', '));
  return compose(failed.subject(name), fitted(sentence, '', ''), {
    heading: failed.subject(name),
    paragraphs: [sentence, failed.rest],
    button: { label: failed.button, href: `${baseUrl}/reports` },
  });
}

function writeFindings({ plans }: Of<'plan_findings'>, { baseUrl }: Setting, compose: Compose): Written {
  const { findings: words } = READINESS_WORDS;
  const all = plans.flatMap(({ findings }) => findings);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const unlisted = plans.reduce((sum, { more }) => sum + more, 0);
  const subject = words.subject(errors, all.length - errors + unlisted);
  const names = plans.map(({ name }) => name).join(', ');
  const link = `${baseUrl}/plans`;
  return compose(subject, fitted(`${subject} (`, names, `). ${link}`), {
    heading: subject,
    paragraphs: [words.intro],
    facts: plans.flatMap(({ name, findings, more }) =>
      [
        ...findings.map(({ severity, message }) => words.line(severity, message)),
        ...(more > 0 ? [words.more(more)] : []),
      ].map((line) => [shortened(name, NAME_MAX), line] as const),
    ),
    button: { label: words.button, href: link },
  });
}
