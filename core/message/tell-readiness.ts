import { sayTime } from '../template/say-when.ts';
import { TEXT_WORDS } from '../text/text-catalogue.ts';
import type { Telling } from '../text/write-text.ts';
import type { ReadinessContent } from './readiness-content.ts';
import { shortened } from './sms-text.ts';
import type { Speaking } from './speaking.ts';

/** A plan's name in an email's table. */
const NAME_MAX = 30;

type Of<K extends ReadinessContent['kind']> = Extract<ReadinessContent, { kind: K }>;

/** Drills and what the nightly checks find; times in the account's zone. */
export function tellReadiness(content: ReadinessContent, speaking: Speaking): Telling {
  switch (content.kind) {
    case 'drill': {
      const { answer, answerBy } = content;
      const due = sayTime(answerBy, { ...speaking, inSms: false });
      return { name: 'drill', values: { reply_code: answer, due, link: `${speaking.baseUrl}/drills/${answer}` } };
    }
    case 'drill_failed':
      return tellFailed(content, speaking);
    case 'plan_findings':
      return tellFindings(content, speaking);
  }
}

function tellFailed({ name, methods }: Of<'drill_failed'>, { baseUrl, language }: Speaking): Telling {
  const { drillMethod, drillWhy } = TEXT_WORDS[language];
  const each = methods.map(({ kind, address, why }) =>
    drillMethod(kind, address, drillWhy[why] ?? drillWhy.otherwise ?? ''),
  );
  return { name: 'drill_failed', values: { name, methods: each.join(', '), link: `${baseUrl}/reports` } };
}

function tellFindings({ plans }: Of<'plan_findings'>, { baseUrl, language }: Speaking): Telling {
  const words = TEXT_WORDS[language];
  const all = plans.flatMap(({ findings }) => findings);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const warnings = all.length - errors + plans.reduce((sum, { more }) => sum + more, 0);
  const count = [
    ...(errors > 0 ? [words.newErrors(errors)] : []),
    ...(warnings > 0 ? [words.newWarnings(warnings)] : []),
  ].join(', ');
  return {
    name: 'plan_findings',
    values: { count, plans: plans.map(({ name }) => name).join(', '), link: `${baseUrl}/plans` },
    facts: plans.flatMap(({ name, findings, more }) =>
      [
        ...findings.map(({ severity, message }) => words.finding(severity, message)),
        ...(more > 0 ? [words.moreFindings(more)] : []),
      ].map((line) => [shortened(name, NAME_MAX), line] as const),
    ),
  };
}
