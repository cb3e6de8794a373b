import type { AccountView } from '../../../core/contracts/account.ts';
import { callApi } from '../../client/call-api.ts';
import { session } from '../../client/session.ts';
import { account as words } from '../../words/en-account.ts';
import { DoneBar } from '../form/done-bar.tsx';
import { Form } from '../form/form.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { useSettingsDraft } from '../form/settings-draft.ts';
import { TextField } from '../form/text-field.tsx';
import { zoneChoices } from '../form/zones.ts';
import { bodyOf, draftOf, wrongIn } from './account-draft.ts';
import { CustomerFields } from './customer-fields.tsx';
import { HolidaysField } from './holidays-field.tsx';
import { HoursFields } from './hours-fields.tsx';

/** The settings, saved together with Done, dropped with Cancel. Only what was changed is sent. */
export function AccountForm({
  account,
  plans,
  onSaved,
  onCancel,
}: {
  account: AccountView;
  plans: readonly { id: string; name: string }[];
  onSaved: (account: AccountView) => void;
  onCancel: () => void;
}) {
  const { draft, isSaved, change, drop, markSaved } = useSettingsDraft(account, draftOf);
  const saving = useSaving();
  const { errors } = saving;

  const submit = async () => {
    const wrong = wrongIn(draft);
    if (Object.keys(wrong).length > 0) return saving.refuse(wrong);
    const body = bodyOf(draft, account);
    const saved = await saving.save((options) => callApi('PATCH /v1/account', { body }, options));
    if (saved === undefined) return;
    markSaved();
    onSaved(saved.data);
    renameSession(saved.data);
  };

  return (
    <Form onSend={submit}>
      <div class="pair">
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          maxLength={80}
          value={draft.name}
          error={errors.name}
          onValue={(name) => change({ name })}
        />
        <SelectField
          name="zone"
          label={words.zone}
          hint={words.zoneHint}
          choices={zoneChoices(account.zone)}
          value={draft.zone}
          error={errors.zone}
          onValue={(zone) => change({ zone })}
        />
      </div>
      <SelectField
        name="language"
        label={words.language}
        hint={words.languageHint}
        choices={choicesOf(words.languages)}
        value={draft.language}
        error={errors.language}
        onValue={(value) => change({ language: value as AccountView['language'] })}
      />
      <HoursFields hours={draft.hours} errors={errors} onValue={(hours) => change({ hours })} />
      <HolidaysField
        value={draft.holidays}
        error={Object.entries(errors).find(([field]) => field.startsWith('holidays'))?.[1]}
        onValue={(holidays) => change({ holidays })}
      />
      <section class="panel" aria-labelledby="quiet">
        <h2 id="quiet">{words.quiet}</h2>
        <p class="hint">{words.quietHint}</p>
        <div class="line">
          <input
            id="quietHours.from"
            type="time"
            aria-label={words.quietFrom}
            aria-invalid={errors['quietHours.from'] !== undefined}
            value={draft.quietFrom}
            onInput={(event) => change({ quietFrom: event.currentTarget.value })}
          />
          <span class="word">{words.to}</span>
          <input
            id="quietHours.to"
            type="time"
            aria-label={words.quietTo}
            aria-invalid={errors['quietHours.to'] !== undefined}
            value={draft.quietTo}
            onInput={(event) => change({ quietTo: event.currentTarget.value })}
          />
        </div>
        <p class="error">{errors['quietHours.from'] ?? errors['quietHours.to']}</p>
      </section>
      <section class="panel" aria-labelledby="calls">
        <h2 id="calls">{words.calls}</h2>
        <SelectField
          name="defaultPlanId"
          label={words.plan}
          choices={plans.map(({ id, name }) => ({ value: id, label: name }))}
          {...(draft.defaultPlanId === '' ? { empty: words.noPlan } : {})}
          value={draft.defaultPlanId}
          error={errors.defaultPlanId}
          onValue={(defaultPlanId) => change({ defaultPlanId })}
        />
        <SelectField
          name="acceptMode"
          label={words.acceptMode}
          choices={choicesOf(words.acceptModes)}
          value={draft.acceptMode}
          error={errors.acceptMode}
          onValue={(value) => change({ acceptMode: value as AccountView['acceptMode'] })}
        />
        <TextField
          name="lateAcceptHours"
          label={words.lateAccept}
          inputMode="numeric"
          maxLength={2}
          value={draft.lateAcceptHours}
          error={errors.lateAcceptHours}
          onValue={(lateAcceptHours) => change({ lateAcceptHours })}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={draft.technicianMayStop}
            onChange={(event) => change({ technicianMayStop: event.currentTarget.checked })}
          />
          <span>{words.technicianMayStop}</span>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={draft.callerLoop}
            onChange={(event) => change({ callerLoop: event.currentTarget.checked })}
          />
          <span>{words.callerLoop}</span>
        </label>
      </section>
      <section class="panel" aria-labelledby="visits">
        <h2 id="visits">{words.visits}</h2>
        <SelectField
          name="completeRule"
          label={words.completeRule}
          choices={choicesOf(words.completeRules)}
          value={draft.completeRule}
          error={errors.completeRule}
          onValue={(value) => change({ completeRule: value as AccountView['completeRule'] })}
        />
        <TextField
          name="reviewLink"
          label={words.review}
          hint={words.reviewHint}
          maxLength={160}
          isOptional
          value={draft.reviewLink}
          error={errors.reviewLink}
          onValue={(reviewLink) => change({ reviewLink })}
        />
      </section>
      <CustomerFields draft={draft} errors={errors} change={change} />
      <DoneBar
        saving={saving}
        isSaved={isSaved}
        onCancel={() => {
          drop();
          onCancel();
        }}
      />
    </Form>
  );
}

const choicesOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Name and zone stand in the top bar and in every time on screen: they change there, too. */
function renameSession({ name, zone }: AccountView): void {
  const now = session.peek();
  if (now.state !== 'signed_in') return;
  session.value = { ...now, me: { ...now.me, account: { ...now.me.account, name, zone } } };
}
