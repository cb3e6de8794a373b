import { useState } from 'preact/hooks';
import type { PersonView } from '../../../core/contracts/people.ts';
import type { PlanView, PreviewView } from '../../../core/contracts/plans.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { instantOf, plusDays, wallTime } from '../../time/wall-time.ts';
import { plans as planWords, preview as words } from '../../words/en-plans.ts';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { nameIn, pickable } from '../people/people.ts';
import { Played } from './played.tsx';

/** What somebody may do in it, or his pages may come to. */
const DOES = ['accept', 'pass', 'sms_fails', 'email_fails'] as const;
const LABELS = [words.accepts, words.passes, words.smsFails, words.emailFails];

/**
 * Plays the saved plan from a moment on, by the rules that run at night: who is paged when, why, and what it costs.
 * Nothing is sent.
 */
export function PreviewPanel({
  plan,
  people,
  zone,
  isChanged,
}: {
  plan: PlanView;
  people: readonly PersonView[];
  zone: string;
  /** Whether the editor beside it shows something else than what is saved. */
  isChanged: boolean;
}) {
  // Tonight at 2, when it matters.
  const [at, setAt] = useState(() => `${plusDays(wallTime(serverNowMs(), zone).slice(0, 10), 1)}T02:00`);
  const [urgency, setUrgency] = useState<'urgent' | 'standard'>('urgent');
  const [answer, setAnswer] = useState({ personId: '', does: 'accept', minutes: '2' });
  const [shown, setShown] = useState<{ preview: PreviewView; from: string } | undefined>(undefined);
  const saving = useSaving();

  const submit = async () => {
    const start = instantOf(at, zone);
    if (Number.isNaN(start)) return saving.refuse({ at: words.dateMissing });
    const minutes = Number(answer.minutes);
    if (!(minutes >= 0)) return saving.refuse({ minutes: words.minutesMissing });
    const does = DOES.find((each) => each === answer.does) ?? 'accept';
    const script = answer.personId === '' ? [] : [{ afterSeconds: minutes * 60, personId: answer.personId, does }];
    const from = new Date(start).toISOString();
    const body = { at: from, urgency, script };
    const played = await saving.save((options) =>
      callApi('POST /v1/plans/{planId}/preview', { params: { planId: plan.id }, body }, options),
    );
    if (played !== undefined) setShown({ preview: played.data, from });
  };

  return (
    <section class="panel" aria-labelledby="preview">
      <h2 id="preview">{words.heading}</h2>
      <p class="hint">{isChanged ? words.saveFirst : words.hint}</p>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div class="pair">
          <TextField
            name="at"
            type="datetime-local"
            label={words.at}
            hint={zone}
            value={at}
            error={saving.errors.at}
            onValue={setAt}
          />
          <SelectField
            name="preview-urgency"
            label={words.urgency}
            value={urgency}
            choices={[
              { value: 'urgent', label: words.urgent },
              { value: 'standard', label: words.standard },
            ]}
            onValue={(value) => setUrgency(value === 'standard' ? 'standard' : 'urgent')}
          />
        </div>
        <SelectField
          name="who"
          label={words.answers}
          value={answer.personId}
          empty={words.nobodyAnswers}
          choices={pickable(people)}
          onValue={(personId) => setAnswer({ ...answer, personId })}
        />
        {answer.personId !== '' && (
          <div class="line">
            <SelectField
              name="does"
              label={words.does}
              isLabelHidden
              value={answer.does}
              choices={DOES.map((value, index) => ({ value, label: LABELS[index] ?? value }))}
              onValue={(does) => setAnswer({ ...answer, does })}
            />
            <span class="word">{words.after}</span>
            <TextField
              name="minutes"
              label={words.afterMinutes}
              isLabelHidden
              inputMode="numeric"
              maxLength={4}
              value={answer.minutes}
              error={saving.errors.minutes}
              onValue={(minutes) => setAnswer({ ...answer, minutes })}
            />
            <span class="word">{planWords.minutes}</span>
          </div>
        )}
        <SaveBar saving={saving} label={words.play} />
      </form>
      <div role="status">
        {shown !== undefined && <Played {...shown} zone={zone} nameOf={(id) => nameIn(people, id)} />}
      </div>
    </section>
  );
}
