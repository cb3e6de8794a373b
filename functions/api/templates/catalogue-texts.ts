import { problem } from '../../../core/contracts/problem.ts';
import type { MergeFieldView } from '../../../core/contracts/template-parts.ts';
import {
  getText,
  listTexts,
  listTextVersions,
  previewText,
  saveOwnText,
  sendTestOfText,
} from '../../../core/contracts/texts.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import { Language } from '../../../core/message/language.ts';
import { Channel } from '../../../core/person/person.ts';
import { priced } from '../../../core/template/preview.ts';
import type { TemplateWords } from '../../../core/template/template.ts';
import { checkText } from '../../../core/text/check-text.ts';
import type { OwnText } from '../../../core/text/own-text.ts';
import { sampleValues } from '../../../core/text/sample-values.ts';
import { defaultText, sayText } from '../../../core/text/say-text.ts';
import { fieldsOf, speakerOf, TEXTS } from '../../../core/text/text-design.ts';
import type { TextFieldDesign } from '../../../core/text/text-field.ts';
import { groupOf, TextName } from '../../../core/text/text-name.ts';
import { writeText } from '../../../core/text/write-text.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { TemplateDeps } from './deps.ts';
import { fieldErrorsOf, saveWords } from './save-words.ts';
import { sendSample } from './send-sample.ts';
import { versionViews, viewOf } from './template-view.ts';

/** An answer to an SMS has no email. */
const channelsOf = (name: TextName): readonly Channel[] => (TEXTS[name].smsOnly ? ['sms'] : Channel.options);

/** The catalogue, each text with a sample of what it says. */
export const catalogueTexts = (deps: TemplateDeps) =>
  operation(listTexts, async ({ session }) => {
    const { accountId } = session;
    const [own, account] = await Promise.all([deps.ownTextsOf(accountId).all(), nameOf(deps, accountId)]);
    const items = TextName.options.map((name) => {
      const from = speakerOf(name, account);
      const values = sampleValues('usual', name, { language: 'en', from, baseUrl: deps.baseUrl });
      return {
        ...{ name, group: groupOf(name) },
        sms: sayText(name, values, 'sms', { language: 'en', own }).words.text,
        own: own
          .filter((each) => each.name === name && each.words !== undefined)
          .map(({ language, channel }) => ({ language, channel })),
      };
    });
    return reply(200, { items });
  });

/** What a text says, and what it may name. */
export const catalogueText = (deps: TemplateDeps) =>
  operation(getText, async ({ session, params: { name } }) => {
    const { accountId } = session;
    const [own, { from, baseUrl }] = await Promise.all([
      deps.ownTextsOf(accountId).all(),
      settingOf(deps, accountId, name),
    ]);
    const items = Language.options.flatMap((language) =>
      channelsOf(name).map((channel) =>
        viewOf(
          { language, channel },
          defaultText(name, channel, language),
          own.find((each) => each.name === name && each.language === language && each.channel === channel),
        ),
      ),
    );
    const samples = sampleValues('usual', name, { language: 'en', from, baseUrl });
    const fields = (Object.entries(fieldsOf(name)) as [keyof typeof samples, TextFieldDesign][]).map(
      ([field, { label, type, nullable }]): MergeFieldView => ({
        ...{ name: field, label, type, nullable, sample: samples[field] ?? null },
        neededIn: channelsOf(name).filter((channel) => TEXTS[name].needs?.[channel]?.includes(field)),
      }),
    );
    return reply(200, { fields, items });
  });

export const saveCatalogueText = (deps: TemplateDeps) =>
  operation(saveOwnText, async ({ session, params, body, now }) => {
    const { accountId, personId, name: author } = session;
    const { name, language, channel } = params;
    if (!channelsOf(name).includes(channel)) return { problem: problem('not-found') };
    const store = deps.ownTextsOf(accountId);
    const setting = await settingOf(deps, accountId, name);
    const saved = await saveWords<OwnText>(body, channel, {
      current: async () =>
        (await store.all()).find(
          (each) => each.name === name && each.language === language && each.channel === channel,
        ),
      check: (words) => checkText(words, { ...setting, name, language, channel }),
      next: (version, words) => ({
        ...{ accountId, name, language, channel, version, at: now, by: { id: personId, name: author } },
        ...(words ? { words } : {}),
      }),
      save: store.save,
    });
    return 'problem' in saved ? saved : reply(200, viewOf(params, defaultText(name, channel, language), saved.stands));
  });

export const catalogueTextVersions = (deps: TemplateDeps) =>
  operation(listTextVersions, async ({ session, params }) =>
    reply(200, { items: versionViews(await deps.ownTextsOf(session.accountId).versions(params)) }),
  );

interface Drafts {
  language: Language;
  sms?: TemplateWords | undefined;
  email?: TemplateWords | undefined;
}

/** The text as the sender would write it, with samples: what is being typed, else what stands. */
async function written(deps: TemplateDeps, accountId: AccountId, name: TextName, { language, ...drafts }: Drafts) {
  const { from, baseUrl } = await settingOf(deps, accountId, name);
  const standing = await deps.ownTextsOf(accountId).all();
  const drafted = Channel.options.flatMap((channel) => {
    const words = drafts[channel];
    return words ? [{ name, language, channel, version: 1, words }] : [];
  });
  const values = sampleValues('usual', name, { language, from, baseUrl });
  // The first that fits is taken.
  return writeText(
    { name, values, host: new URL(baseUrl).hostname },
    { language, own: [...drafted, ...standing] },
    from,
  );
}

async function problemsOf(
  deps: TemplateDeps,
  accountId: AccountId,
  name: TextName,
  drafts: Drafts,
  channels: readonly Channel[],
) {
  const setting = await settingOf(deps, accountId, name);
  return channels.flatMap((channel) => {
    const words = drafts[channel];
    const { language } = drafts;
    return words ? fieldErrorsOf(checkText(words, { ...setting, name, language, channel }), `${channel}.`) : [];
  });
}

export const previewOfText = (deps: TemplateDeps) =>
  operation(previewText, async ({ session: { accountId }, params: { name }, body }) => {
    const channels = channelsOf(name);
    const problems = await problemsOf(deps, accountId, name, body, channels);
    const made = priced(await written(deps, accountId, name, body), deps.segmentPrice);
    const isRight = (channel: Channel) =>
      channels.includes(channel) && !problems.some(({ field }) => field.startsWith(`${channel}.`));
    return reply(200, {
      ...(isRight('sms') ? { sms: made.sms } : {}),
      ...(isRight('email') ? { email: made.email } : {}),
      problems,
    });
  });

export const testOfText = (deps: TemplateDeps) =>
  operation(sendTestOfText, async ({ session, params: { name }, body, now }) => {
    const { channel } = body;
    if (!channelsOf(name).includes(channel))
      return {
        problem: problem('invalid', undefined, [
          { field: 'channel', message: 'must be sms: this is an answer to an SMS' },
        ]),
      };
    const errors = await problemsOf(deps, session.accountId, name, body, [channel]);
    if (errors.length > 0) return { problem: problem('invalid', undefined, errors) };
    return sendSample(deps, session, channel, () => written(deps, session.accountId, name, body), now);
  });

/** What the account calls itself. */
const nameOf = async (deps: TemplateDeps, accountId: AccountId): Promise<string> =>
  (await deps.accountOf(accountId).read())?.name ?? '';

/** Who says a text, and where its links lead. */
const settingOf = async (deps: TemplateDeps, accountId: AccountId, name: TextName) => ({
  ...{ from: speakerOf(name, await nameOf(deps, accountId)), baseUrl: deps.baseUrl },
});
