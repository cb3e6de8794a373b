import type { NotificationRuleView } from '../../../core/contracts/notification-rules.ts';
import type { StatusCodeView } from '../../../core/contracts/status-codes.ts';
import { callApi } from '../../client/call-api.ts';
import { fact, rules as words } from '../../words/en-texts.ts';
import { Form } from '../form/form.tsx';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { bodyOf, dedupesFor, type RuleDraft } from './rule-draft.ts';
import { aboutOf } from './rules.ts';

const choicesOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Makes a rule, or changes one: to whom, by what, how often, when. */
export function RuleForm({
  rule,
  draft,
  codes,
  onDraft,
  onSaved,
}: {
  rule: NotificationRuleView | undefined;
  draft: RuleDraft;
  codes: readonly StatusCodeView[];
  onDraft: (draft: RuleDraft) => void;
  onSaved: (rule: NotificationRuleView) => void;
}) {
  const saving = useSaving();
  const { errors } = saving;
  const change = (part: Partial<RuleDraft>) => onDraft({ ...draft, ...part });

  const submit = async () => {
    const body = bodyOf(draft);
    const saved = await saving.save((options) =>
      rule === undefined
        ? callApi('POST /v1/notification-rules', { body }, options)
        : callApi('PUT /v1/notification-rules/{ruleId}', { params: { ruleId: rule.id }, body }, options),
    );
    if (saved) onSaved(saved.data);
  };

  const abouts = [
    ...Object.entries(fact).map(([value, label]) => ({ value: `fact:${value}`, label })),
    ...codes.map(({ code, label }) => ({ value: `code:${code}`, label: words.aboutCode(label) })),
  ];
  return (
    <Form onSend={submit}>
      <label class="check">
        <input
          type="checkbox"
          checked={draft.enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        <span>{words.enabled}</span>
      </label>
      <TextField
        name="name"
        label={words.name}
        maxLength={60}
        value={draft.name}
        error={errors.name}
        onValue={(name) => change({ name })}
      />
      {rule === undefined ? (
        <div class="pair">
          <SelectField
            name="on"
            label={words.about}
            value={draft.about}
            choices={abouts}
            error={errors.on}
            onValue={(about) => change({ about })}
          />
          <SelectField
            name="level"
            label={words.level}
            value={draft.level}
            choices={choicesOf(words.levels)}
            error={errors.level}
            onValue={(value) => {
              // One of the choices above.
              const level = value as RuleDraft['level'];
              const [first = draft.dedupe] = dedupesFor(level);
              change({ level, dedupe: dedupesFor(level).includes(draft.dedupe) ? draft.dedupe : first });
            }}
          />
        </div>
      ) : (
        <p class="hint">
          {words.about}: {aboutOf(rule, codes)}, {words.level.toLowerCase()} {words.levels[rule.level]}
        </p>
      )}
      <AudienceField draft={draft} error={errors.audience} onDraft={change} />
      <div class="pair">
        <SelectField
          name="channels"
          label={words.channels}
          value={draft.channels}
          choices={choicesOf(words.channelChoices)}
          error={errors.channels}
          onValue={(value) => change({ channels: value as RuleDraft['channels'] })}
        />
        <SelectField
          name="quiet"
          label={words.quiet}
          value={draft.quiet}
          choices={choicesOf(words.quiets)}
          error={errors.quiet}
          onValue={(value) => change({ quiet: value as RuleDraft['quiet'] })}
        />
      </div>
      <SelectField
        name="dedupe"
        label={words.dedupe}
        value={draft.dedupe}
        choices={dedupesFor(draft.level).map((value) => ({ value, label: words.dedupes[value] }))}
        error={errors.dedupe}
        onValue={(value) => change({ dedupe: value as RuleDraft['dedupe'] })}
      />
      {draft.dedupe === 'every_time' && <p class="stale">{words.everyTime}</p>}
      <TextField
        name="holdSeconds"
        label={words.hold}
        hint={words.holdHint}
        inputMode="numeric"
        value={draft.hold}
        error={errors.holdSeconds}
        onValue={(hold) => change({ hold })}
      />
      {draft.about === 'fact:reminder' && (
        <TextField
          name="minutesBefore"
          label={words.minutesBefore}
          hint={words.minutesBeforeHint}
          isOptional
          value={draft.hoursBefore}
          error={errors.minutesBefore ?? errors['minutesBefore.0']}
          onValue={(hoursBefore) => change({ hoursBefore })}
        />
      )}
      <TextField
        name="exclusions.jobTypes"
        label={words.jobTypes}
        hint={words.jobTypesHint}
        isOptional
        value={draft.jobTypes}
        error={errors['exclusions.jobTypes']}
        onValue={(jobTypes) => change({ jobTypes })}
      />
      {draft.customerIds.length > 0 && <p class="hint">{words.customersOut(draft.customerIds.length)}</p>}
      <SaveBar saving={saving} label={rule === undefined ? words.create : words.save} />
    </Form>
  );
}

function AudienceField({
  draft: { audience },
  error,
  onDraft,
}: {
  draft: RuleDraft;
  error: string | undefined;
  onDraft: (part: Partial<RuleDraft>) => void;
}) {
  // The names of the contract, with their words.
  const all = Object.entries(words.audiences) as [RuleDraft['audience'][number], string][];
  return (
    <fieldset class="checks" id="audience" tabIndex={-1}>
      <legend>{words.audience}</legend>
      {all.map(([value, label]) => (
        <label key={value} class="check">
          <input
            type="checkbox"
            checked={audience.includes(value)}
            onChange={(event) =>
              onDraft({
                audience: event.currentTarget.checked
                  ? [...audience, value]
                  : audience.filter((each) => each !== value),
              })
            }
          />
          <span>{label}</span>
        </label>
      ))}
      {error && <p class="error">{error}</p>}
    </fieldset>
  );
}
