import { useState } from 'preact/hooks';
import type { NotificationRuleView } from '../../../core/contracts/notification-rules.ts';
import type { StatusCodeView } from '../../../core/contracts/status-codes.ts';
import { callApi } from '../../client/call-api.ts';
import { codes as words } from '../../words/en-texts.ts';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { Page } from '../page.tsx';
import { tellsCustomers, useCodes, useRules } from './rules.ts';

type Phase = StatusCodeView['phase'];

/** The fact that a phase brings about, whose rules every code of that phase sets off. */
const FACT_OF: Readonly<Partial<Record<Phase, string>>> = {
  ...{ en_route: 'on_the_way', started: 'started', complete: 'complete' },
};

/** Rules that tell customers when this code is set: those of the code itself, and those of its phase. */
export const toldBy = (
  { code, phase }: StatusCodeView,
  rules: readonly NotificationRuleView[],
): NotificationRuleView[] =>
  rules.filter(
    (rule) =>
      rule.enabled &&
      tellsCustomers(rule) &&
      ('fact' in rule.on ? rule.on.fact === FACT_OF[phase] : rule.on.statusCode === code),
  );

/** Codes, what they stand for and what they send, as a matrix; those of every account are locked but for their label. */
export function StatusCodesPage({ mayEdit }: { mayEdit: boolean }) {
  const codes = useCodes();
  const rules = useRules();
  const [said, setSaid] = useState('');
  const changed = (sentence: string) => {
    setSaid(sentence);
    codes.reload();
  };
  return (
    <Page heading={words.heading}>
      <p class="hint">{words.hint}</p>
      {codes.data === undefined || rules.data === undefined ? (
        <p role="status">{codes.sentence ?? rules.sentence}</p>
      ) : (
        <table class="codes">
          <thead>
            <tr>
              {[words.code, words.label, words.phase, words.sends].map((each) => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {codes.data.map((each) => (
              <CodeRow
                key={`${each.code} ${each.label}`}
                code={each}
                rules={toldBy(each, rules.data ?? [])}
                mayEdit={mayEdit}
                onChanged={changed}
              />
            ))}
          </tbody>
        </table>
      )}
      <p role="status">{said}</p>
      {mayEdit && <NewCode onChanged={changed} />}
    </Page>
  );
}

function CodeRow({
  code: { code, label, phase, system },
  rules,
  mayEdit,
  onChanged,
}: {
  code: StatusCodeView;
  rules: readonly NotificationRuleView[];
  mayEdit: boolean;
  onChanged: (sentence: string) => void;
}) {
  const saving = useSaving();
  const [typed, setTyped] = useState(label);
  const save = async () => {
    const body = { code, label: typed, phase };
    if (await saving.save((options) => callApi('POST /v1/status-codes', { body }, options)))
      onChanged(words.saved(code));
  };
  const remove = async () => {
    const request = { params: { code } };
    if (await saving.save((options) => callApi('DELETE /v1/status-codes/{code}', request, options)))
      onChanged(words.removed(code));
  };
  return (
    <tr>
      <th scope="row">
        <code>{code}</code>
        {system && <small class="locked">{words.locked}</small>}
      </th>
      <td data-label={words.label}>
        {mayEdit ? (
          <form
            class="line"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <input
              aria-label={words.rename(code)}
              aria-invalid={saving.sentence !== ''}
              maxLength={40}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
            {typed !== label && (
              <button type="submit" aria-label={words.saveOf(code)}>
                {words.save}
              </button>
            )}
            {!system && (
              <button
                type="button"
                class="quiet remove"
                aria-label={words.removeOf(code)}
                onClick={() => void remove()}
              >
                ×
              </button>
            )}
          </form>
        ) : (
          label
        )}
        <p class="error" role="alert">
          {saving.sentence}
        </p>
      </td>
      <td data-label={words.phase}>{words.phases[phase]}</td>
      <td data-label={words.sends}>
        {rules.length === 0
          ? words.nothing
          : rules.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <a href={`/rules/${id}`}>{name}</a>
              </span>
            ))}
      </td>
    </tr>
  );
}

function NewCode({ onChanged }: { onChanged: (sentence: string) => void }) {
  const saving = useSaving();
  const [code, setCode] = useState('');
  const [label, setLabel] = useState('');
  const [phase, setPhase] = useState<Phase>('paused');
  const add = async () => {
    const body = { code, label, phase };
    if (!(await saving.save((options) => callApi('POST /v1/status-codes', { body }, options)))) return;
    onChanged(words.saved(code));
    setCode('');
    setLabel('');
  };
  return (
    <form
      class="form panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2>{words.addHeading}</h2>
      <div class="pair">
        <TextField
          name="code"
          label={words.code}
          hint={words.codeHint}
          maxLength={32}
          value={code}
          error={saving.errors.code}
          onValue={(typed) => setCode(typed.toUpperCase().replaceAll(' ', '_'))}
        />
        <TextField
          name="label"
          label={words.label}
          maxLength={40}
          value={label}
          error={saving.errors.label}
          onValue={setLabel}
        />
      </div>
      <SelectField
        name="phase"
        label={words.phase}
        value={phase}
        choices={Object.entries(words.phases).map(([value, name]) => ({ value, label: name }))}
        error={saving.errors.phase}
        onValue={(value) => setPhase(value as Phase)}
      />
      <SaveBar saving={saving} label={words.add} />
    </form>
  );
}
