import { useState } from 'preact/hooks';
import type { Me } from '../../../core/contracts/login.ts';
import type { PersonView } from '../../../core/contracts/people.ts';
import type { PlanView } from '../../../core/contracts/plans.ts';
import { callApi } from '../../client/call-api.ts';
import { plans as words } from '../../words/en-plans.ts';
import { useSaving } from '../form/saving.ts';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { usePeople } from '../people/people.ts';
import { goTo } from '../place.ts';
import type { Schedule } from '../schedules/schedule.ts';
import { Findings } from './findings.tsx';
import { draftOf, isChanged, newPlan } from './plan-draft.ts';
import { PlanForm } from './plan-form.tsx';
import { PreviewPanel } from './preview-panel.tsx';

const Back = () => <a href="/plans">{words.back}</a>;

const useSchedules = () =>
  useLoaded('schedules', async (signal) => {
    const answer = await callApi('GET /v1/schedules', { query: { limit: 100 } }, { signal });
    return answer.outcome === 'ok' ? { ...answer, data: answer.data.items } : answer;
  });

/** Making a plan. */
export function NewPlanPage() {
  const people = usePeople();
  const schedules = useSchedules();
  const [draft, setDraft] = useState(newPlan);
  return (
    <Page heading={words.newHeading} aside={<Back />}>
      {people.data === undefined || schedules.data === undefined ? (
        <p role="status">{people.sentence ?? schedules.sentence}</p>
      ) : (
        <PlanForm
          plan={undefined}
          draft={draft}
          people={people.data}
          schedules={schedules.data}
          onDraft={setDraft}
          onSaved={({ id }) => goTo(`/plans/${id}`)}
        />
      )}
    </Page>
  );
}

/** One plan: the editor, what the checks find, and the preview beside it. */
export function PlanPage({ planId, me }: { planId: string; me: Me }) {
  const plan = useLoaded(planId, (signal) => callApi('GET /v1/plans/{planId}', { params: { planId } }, { signal }));
  const people = usePeople();
  const schedules = useSchedules();
  if (plan.data === undefined || people.data === undefined || schedules.data === undefined) {
    return (
      <Page heading={words.heading} aside={<Back />}>
        <p role="status">{plan.sentence ?? people.sentence ?? schedules.sentence}</p>
      </Page>
    );
  }
  return (
    <Page heading={plan.data.name} aside={<Back />} wide>
      <DefaultPlan planId={planId} mayChange={me.roles.includes('administrator')} />
      <Editor plan={plan.data} people={people.data} schedules={schedules.data} me={me} onSaved={plan.replace} />
    </Page>
  );
}

function Editor({
  plan,
  people,
  schedules,
  me,
  onSaved,
}: {
  plan: PlanView;
  people: readonly PersonView[];
  schedules: readonly Schedule[];
  me: Me;
  onSaved: (plan: PlanView) => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(plan));
  const [isSaved, setIsSaved] = useState(false);
  const mayEdit = me.roles.some((role) => role === 'administrator' || role === 'manager');
  return (
    <div class={mayEdit ? 'beside' : 'beside alone'}>
      {mayEdit && (
        <div>
          <PlanForm
            plan={plan}
            draft={draft}
            people={people}
            schedules={schedules}
            onDraft={(next) => {
              setIsSaved(false);
              setDraft(next);
            }}
            onSaved={(saved) => {
              setIsSaved(true);
              onSaved(saved);
            }}
          />
          <p role="status">{isSaved && words.saved}</p>
        </div>
      )}
      <div class="stack">
        <Findings findings={plan.findings} />
        <PreviewPanel plan={plan} people={people} zone={me.account.zone} isChanged={isChanged(draft, plan)} />
      </div>
    </div>
  );
}

/** Whether escalations without a plan of their own run this one, and the button that makes it so. */
function DefaultPlan({ planId, mayChange }: { planId: string; mayChange: boolean }) {
  const account = useLoaded('account', (signal) => callApi('GET /v1/account', {}, { signal }));
  const saving = useSaving();
  if (account.data === undefined) return null;
  if (account.data.defaultPlanId === planId) return <p class="hint">{words.isDefault}</p>;
  if (!mayChange) return null;
  const make = async () => {
    const saved = await saving.save((options) =>
      callApi('PATCH /v1/account', { body: { defaultPlanId: planId } }, options),
    );
    if (saved !== undefined) account.replace(saved.data);
  };
  return (
    <div>
      <button type="button" aria-disabled={saving.progress !== 'idle'} onClick={() => void make()}>
        {words.makeDefault}
      </button>
      <p class="error" role="alert">
        {saving.sentence}
      </p>
    </div>
  );
}
