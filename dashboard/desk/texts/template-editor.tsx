import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { FieldError } from '../../../core/contracts/problem.ts';
import type { MergeFieldView, TemplateView } from '../../../core/contracts/template-parts.ts';
import { texts as words } from '../../words/en-texts.ts';
import { MessagePreview } from './message-preview.tsx';
import { usePreview } from './preview.ts';
import { SaveText } from './save-text.tsx';
import { TextArea } from './text-area.tsx';
import { type DraftField, type Drafts, draftsOf, textOf, withField } from './text-drafts.ts';
import type { TextSource } from './text-source.ts';
import { Versions } from './versions.tsx';

/** The names that the API gives the fields, which are also their ids. */
const NAMES: Readonly<Record<DraftField, string>> = { sms: 'sms.text', subject: 'email.subject', text: 'email.text' };

/** What is said, by language: the texts, with fields to put in, and beside them what the reader gets. */
export function TemplateEditor({
  source,
  fields,
  items,
  account,
  mayEdit,
  isToCustomer,
  under,
  onSaved,
}: {
  source: TextSource;
  fields: readonly MergeFieldView[];
  items: readonly TemplateView[];
  account: { name: string; zone: string };
  mayEdit: boolean;
  /** Whether a customer reads it, as the contractor's. */
  isToCustomer: boolean;
  /** What stands under the preview. */
  under?: (language: TemplateView['language']) => ComponentChildren;
  onSaved: (text: TemplateView) => void;
}) {
  const [language, setLanguage] = useState<TemplateView['language']>('en');
  const [typed, setTyped] = useState<Partial<Record<TemplateView['language'], Drafts>>>({});
  const drafts = typed[language] ?? draftsOf(items, language);
  // From what is typed by then: a save answers later than it was asked for.
  const change = (part: Partial<Drafts>) =>
    setTyped((before) => ({ ...before, [language]: { ...(before[language] ?? drafts), ...part } }));
  const channels = (['sms', 'email'] as const).filter((each) => textOf(items, language, each) !== undefined);
  const preview = usePreview(source, language, channels, drafts);
  const at = useRef<DraftField>('sms');
  const problemsAt = (field: DraftField): FieldError[] =>
    (preview?.problems ?? []).filter((each) => each.field === NAMES[field]);

  const insert = (field: MergeFieldView) => {
    const into = document.getElementById(NAMES[at.current]);
    if (!(into instanceof HTMLTextAreaElement || into instanceof HTMLInputElement)) return;
    const range = [into.selectionStart ?? 0, into.selectionEnd ?? 0] as const;
    const { text, cursor } = withField(drafts[at.current], field, range);
    change({ [at.current]: text });
    // After the text is in the field.
    requestAnimationFrame(() => {
      into.focus();
      into.setSelectionRange(cursor, cursor);
    });
  };

  const needs = (channel: TemplateView['channel']): string | undefined => {
    const labels = fields.filter(({ neededIn = [] }) => neededIn.includes(channel)).map((each) => each.label);
    return labels.length > 0 ? words.needs(labels) : undefined;
  };

  const area = (field: DraftField, label: string, rows: number, hint?: string) => (
    <TextArea
      name={NAMES[field]}
      label={label}
      rows={rows}
      {...(hint === undefined ? {} : { hint })}
      value={drafts[field]}
      problems={problemsAt(field)}
      isReadOnly={!mayEdit}
      onValue={(value) => change({ [field]: value })}
      onFocus={() => {
        at.current = field;
      }}
    />
  );
  const ofChannel = (channel: TemplateView['channel']) => {
    const text = textOf(items, language, channel);
    return (
      text && (
        <>
          <SaveText
            key={`${language} ${channel}`}
            {...{ source, text, drafts, mayEdit, zone: account.zone }}
            onSaved={(saved) => {
              change(
                channel === 'sms'
                  ? { sms: saved.words.text }
                  : { subject: saved.words.subject ?? '', text: saved.words.text },
              );
              onSaved(saved);
            }}
          />
          <Versions
            {...{ source, text, mayEdit, zone: account.zone }}
            onUse={({ subject = '', text: said }) =>
              change(channel === 'sms' ? { sms: said } : { subject, text: said })
            }
          />
        </>
      )
    );
  };

  return (
    <div class="beside">
      <div class="stack">
        <fieldset class="chips languages">
          <legend>{words.language}</legend>
          {(['en', 'es'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={language === each} onClick={() => setLanguage(each)}>
              {words.languages[each]}
            </button>
          ))}
        </fieldset>
        {mayEdit && <FieldChips fields={fields} onPick={insert} />}
        <section class="panel" aria-label={words.channel.sms}>
          <h2>{words.channel.sms}</h2>
          {area('sms', words.sms, 4, hintOf(isToCustomer && words.smsHint(account.name), needs('sms')))}
          {ofChannel('sms')}
        </section>
        {channels.includes('email') && (
          <section class="panel" aria-label={words.channel.email}>
            <h2>{words.channel.email}</h2>
            {area('subject', words.subject, 1)}
            {area('text', words.mail, 6, hintOf(words.mailHint, needs('email')))}
            {ofChannel('email')}
          </section>
        )}
      </div>
      <div class="stack">
        <MessagePreview {...{ preview, channels, language, isToCustomer }} />
        {under?.(language)}
      </div>
    </div>
  );
}

/** What is known beforehand of a text, in one line; undefined where that is nothing. */
const hintOf = (...parts: (string | false | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(' ') || undefined;

function FieldChips({
  fields,
  onPick,
}: {
  fields: readonly MergeFieldView[];
  onPick: (field: MergeFieldView) => void;
}) {
  return (
    <fieldset class="merge-fields">
      <legend>{words.fields}</legend>
      {fields.map((field) => (
        <button
          key={field.name}
          type="button"
          // Leaves the cursor where it is until the field is in.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(field)}
        >
          {field.label}
        </button>
      ))}
      <p class="hint">{words.fieldsHint}</p>
    </fieldset>
  );
}
