import { listTemplates, listTemplateVersions, saveTemplate } from '../../../core/contracts/templates.ts';
import { Language } from '../../../core/message/language.ts';
import { Channel } from '../../../core/person/person.ts';
import { checkTemplate } from '../../../core/template/check-template.ts';
import { FIELD_NAMES, MERGE_FIELDS } from '../../../core/template/merge-field.ts';
import { mergeValues } from '../../../core/template/merge-values.ts';
import { sampleOf } from '../../../core/template/sample.ts';
import type { Template } from '../../../core/template/template.ts';
import { defaultWords } from '../../../core/template/write-customer.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { TemplateDeps } from './deps.ts';
import { ruleAtHand } from './rule-at-hand.ts';
import { saveWords } from './save-words.ts';
import { versionViews, viewOf } from './template-view.ts';

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
          defaultWords(at.about, channel, language),
          own.find((each) => each.language === language && each.channel === channel),
        ),
      ),
    );
    const { notice, visit, around } = sampleOf('usual', at.about, { ...at, baseUrl: deps.baseUrl, language: 'en' });
    const values = mergeValues(notice, visit, around, { language: 'en', zone: at.account.zone, inSms: false });
    const fields = FIELD_NAMES.map((name) => ({ name, ...MERGE_FIELDS[name], sample: values[name] }));
    return reply(200, { fields, items });
  });

export const saveText = (deps: TemplateDeps) =>
  operation(saveTemplate, async ({ session, params, body, now }) => {
    const { accountId, personId, name } = session;
    const { language, channel } = params;
    const at = await ruleAtHand(deps, accountId, params.ruleId);
    if ('problem' in at) return at;
    const store = deps.templatesOf(accountId);
    const saved = await saveWords<Template>(body, channel, {
      current: async () =>
        (await store.ofRule(at.rule.id)).find((each) => each.language === language && each.channel === channel),
      check: (words) =>
        checkTemplate(words, { ...at, channel, language, zone: at.account.zone, baseUrl: deps.baseUrl }),
      next: (version, words) => ({
        ...{ accountId, ruleId: at.rule.id, language, channel, version, at: now, by: { id: personId, name } },
        ...(words ? { words } : {}),
      }),
      save: store.save,
    });
    return 'problem' in saved
      ? saved
      : reply(200, viewOf(params, defaultWords(at.about, channel, language), saved.stands));
  });

export const textVersions = (deps: TemplateDeps) =>
  operation(listTemplateVersions, async ({ session, params }) => {
    const at = await ruleAtHand(deps, session.accountId, params.ruleId);
    if ('problem' in at) return at;
    return reply(200, { items: versionViews(await deps.templatesOf(session.accountId).versions(params)) });
  });
