import type { PersonView } from '../../../core/contracts/people.ts';
import type { PlanView } from '../../../core/contracts/plans.ts';
import { callApi } from '../../client/call-api.ts';
import { plans as words } from '../../words/en-plans.ts';
import { Form } from '../form/form.tsx';
import { movedRow, withoutRow, withRow } from '../form/row.ts';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { pickable } from '../people/people.ts';
import type { Schedule } from '../schedules/schedule.ts';
import { bodyOf, newStep, type PlanDraft, wrongIn } from './plan-draft.ts';
import { StepFields } from './step-fields.tsx';

/** Makes a plan, or replaces it; escalations under way keep the one they started with. */
export function PlanForm({
  plan,
  draft,
  people,
  schedules,
  onDraft,
  onSaved,
}: {
  plan: PlanView | undefined;
  draft: PlanDraft;
  people: readonly PersonView[];
  schedules: readonly Schedule[];
  onDraft: (draft: PlanDraft) => void;
  onSaved: (plan: PlanView) => void;
}) {
  const saving = useSaving();
  const { steps } = draft;
  const change = (part: Partial<PlanDraft>) => onDraft({ ...draft, ...part });
  const persons = pickable(people);
  const choices = [...schedules.map(({ id, name }) => ({ value: id, label: words.schedule(name) })), ...persons];

  const submit = async () => {
    const wrong = wrongIn(draft);
    if (Object.keys(wrong).length > 0) return saving.refuse(wrong);
    const body = bodyOf(draft);
    const saved = await saving.save((options) =>
      plan === undefined
        ? callApi('POST /v1/plans', { body }, options)
        : callApi('PUT /v1/plans/{planId}', { params: { planId: plan.id }, body }, options),
    );
    if (saved !== undefined) onSaved(saved.data);
  };

  return (
    <Form onSend={submit}>
      <TextField
        name="name"
        label={words.name}
        maxLength={80}
        value={draft.name}
        error={saving.errors.name}
        onValue={(name) => change({ name })}
      />
      <ol class="steps">
        {steps.map((row, index) => (
          <li key={row.key} class="panel">
            <div class="row-head">
              <h2>{words.step(index + 1)}</h2>
              {steps.length > 1 && (
                <span>
                  {index > 0 && (
                    <button
                      type="button"
                      class="quiet remove"
                      aria-label={words.earlier(index + 1)}
                      onClick={() => change({ steps: movedRow(steps, row.key, -1) })}
                    >
                      ↑
                    </button>
                  )}
                  <button
                    type="button"
                    class="quiet remove"
                    aria-label={words.removeStep(index + 1)}
                    onClick={() => change({ steps: withoutRow(steps, row.key) })}
                  >
                    ×
                  </button>
                </span>
              )}
            </div>
            <StepFields
              index={index}
              step={row.value}
              choices={choices}
              errors={saving.errors}
              onValue={(part) => change({ steps: withRow(steps, row.key, part) })}
            />
          </li>
        ))}
      </ol>
      {saving.errors.steps && <p class="error">{saving.errors.steps}</p>}
      {steps.length < 20 && (
        <button type="button" class="quiet add" onClick={() => change({ steps: [...steps, newStep()] })}>
          {words.addStep}
        </button>
      )}
      <div class="pair">
        <SelectField
          name="loops"
          label={words.loops}
          hint={words.loopsHint}
          value={draft.loops}
          choices={LOOPS}
          error={saving.errors.loops}
          onValue={(loops) => change({ loops })}
        />
        <SelectField
          name="fallbackPersonId"
          label={words.fallback}
          hint={words.fallbackHint}
          value={draft.fallbackPersonId}
          empty={words.choose}
          choices={persons}
          error={saving.errors.fallbackPersonId}
          onValue={(fallbackPersonId) => change({ fallbackPersonId })}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={draft.reopens}
          onChange={(event) => change({ reopens: event.currentTarget.checked })}
        />
        <span>{words.reopens}</span>
      </label>
      <SaveBar saving={saving} label={plan === undefined ? words.create : words.save} />
    </Form>
  );
}

const LOOPS = Array.from({ length: 10 }, (_, loops) => ({ value: String(loops), label: words.loopCount(loops) }));
