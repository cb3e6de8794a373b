import type { FieldError } from '../../../core/contracts/problem.ts';
import { problem } from '../../../core/contracts/problem.ts';
import {
  listTemplates,
  listTemplateVersions,
  saveTemplate,
  type TemplateView,
} from '../../../core/contracts/templates.ts';
import { Language } from '../../../core/message/language.ts';
import { Channel } from '../../../core/person/person.ts';
import { checkTemplate } from '../../../core/template/check-template.ts';
import { FIELD_NAMES, MERGE_FIELDS } from '../../../core/template/merge-field.ts';
import { mergeValues } from '../../../core/template/merge-values.ts';
import type { TemplateProblem } from '../../../core/template/problem.ts';
import { sampleOf } from '../../../core/template/sample.ts';
import type { Template, TemplatePlace, TemplateWords } from '../../../core/template/template.ts';
import { defaultWords } from '../../../core/template/write-customer.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { TemplateDeps } from './deps.ts';
import { type RuleAtHand, ruleAtHand } from './rule-at-hand.ts';

/** What is wrong with a text, by field and place. */
export const fieldErrorsOf = (problems: readonly TemplateProblem[], prefix = ''): FieldError[] =>
  problems.map(({ field, message, at }) => ({ field: `${prefix}${field}`, message, at }));

const viewOf = (
  { language, channel }: Pick<TemplatePlace, 'language' | 'channel'>,
  { about }: RuleAtHand,
  template: Template | undefined,
): TemplateView => {
  const standard = defaultWords(about, channel, language);
  return {
    ...{ language, channel, version: template?.version ?? 0, isOwn: template?.words !== undefined },
    ...{ words: template?.words ?? standard, default: standard },
    ...(template ? { at: template.at, by: template.by } : {}),
  };
};

/** What a rule says, and what it may name. */
export const ruleTexts = (deps: TemplateDeps) =>
  operation(listTemplates, async ({ session, params }) => {
    const at = await ruleAtHand(deps, session.accountId, params.ruleId);
    if ('problem' in at) return at;
    const own = await deps.templatesOf(session.accountId).ofRule(at.rule.id);
    const items = Language.options.flatMap((language) =>
      Channel.options.map((channel) =>
        viewOf(
          { language, channel },
          at,
          own.find((each) => each.language === language && each.channel === channel),
        ),
      ),
    );
    const { notice, visit, around } = sampleOf('usual', at.about, { ...at, baseUrl: deps.baseUrl, language: 'en' });
    const values = mergeValues(notice, visit, around, { language: 'en', zone: at.account.zone, inSms: false });
    const fields = FIELD_NAMES.map((name) => ({ name, ...MERGE_FIELDS[name], sample: values[name] }));
    return reply(200, { fields, items });
  });

/**
 * Saves a text as its next version. Twice: whoever asks again for what he has just saved is told that it stands. Two at
 * once: the second is told that somebody else was quicker, and nothing of his is there.
 */
export const saveText = (deps: TemplateDeps) =>
  operation(saveTemplate, async ({ session, params, body, now }) => {
    const { accountId, personId, name } = session;
    const { language, channel } = params;
    const at = await ruleAtHand(deps, accountId, params.ruleId);
    if ('problem' in at) return at;
    const wanted = wordsIn(body, channel);
    if ('errors' in wanted) return { problem: problem('invalid', undefined, wanted.errors) };
    const { words } = wanted;
    const setting = { ...at, channel, language, zone: at.account.zone, baseUrl: deps.baseUrl };
    const problems = words ? checkTemplate(words, setting) : [];
    if (problems.length > 0) return { problem: problem('invalid', undefined, fieldErrorsOf(problems)) };

    const store = deps.templatesOf(accountId);
    const current = (await store.ofRule(at.rule.id)).find(
      (each) => each.language === language && each.channel === channel,
    );
    if ((current?.version ?? 0) !== body.version) {
      const isSame = current?.version === body.version + 1 && isSaid(current.words, words);
      return isSame ? reply(200, viewOf(params, at, current)) : { problem: problem('conflict') };
    }
    const template: Template = {
      ...{ accountId, ruleId: at.rule.id, language, channel, version: body.version + 1 },
      ...(words ? { words } : {}),
      ...{ at: now, by: { id: personId, name } },
    };
    if (!(await store.save(template))) return { problem: problem('conflict') };
    return reply(200, viewOf(params, at, template));
  });

const isSaid = (a: TemplateWords | undefined, b: TemplateWords | undefined): boolean =>
  a?.text === b?.text && a?.subject === b?.subject;

/** The words that a request holds for a channel; undefined words: the default text. */
function wordsIn(
  {
    subject,
    text,
    useDefault,
  }: { subject?: string | undefined; text?: string | undefined; useDefault?: true | undefined },
  channel: Channel,
): { words: TemplateWords | undefined } | { errors: FieldError[] } {
  const refuse = (field: string, message: string) => ({ errors: [{ field, message }] });
  if (useDefault) return text === undefined ? { words: undefined } : refuse('text', 'does not go with useDefault');
  if (text === undefined) return refuse('text', 'must say something');
  if (channel === 'sms')
    return subject === undefined ? { words: { text } } : refuse('subject', 'is not part of an SMS');
  return subject === undefined ? refuse('subject', 'must say something') : { words: { subject, text } };
}

export const textVersions = (deps: TemplateDeps) =>
  operation(listTemplateVersions, async ({ session, params }) => {
    const at = await ruleAtHand(deps, session.accountId, params.ruleId);
    if ('problem' in at) return at;
    const versions = await deps.templatesOf(session.accountId).versions(params);
    return reply(200, {
      items: versions.map(({ version, words, at: when, by }) => ({
        ...{ version, at: when, by },
        ...(words ? { words } : {}),
      })),
    });
  });
