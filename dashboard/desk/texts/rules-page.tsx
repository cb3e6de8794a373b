import { useState } from 'preact/hooks';
import type { NotificationRuleView } from '../../../core/contracts/notification-rules.ts';
import { callApi } from '../../client/call-api.ts';
import { rules as words } from '../../words/en-texts.ts';
import { useSaving } from '../form/saving.ts';
import { Mark } from '../mark.tsx';
import { Page } from '../page.tsx';
import { channelChoiceOf, inputOf, useRules } from './rules.ts';

/** Which facts are told to whom, with a switch at each. */
export function RulesPage({ mayEdit }: { mayEdit: boolean }) {
  const rules = useRules();
  return (
    <Page
      heading={words.heading}
      aside={
        mayEdit && (
          <a class="button" href="/rules/new">
            {words.newHeading}
          </a>
        )
      }
    >
      {rules.data === undefined && <p role="status">{rules.sentence}</p>}
      <ul class="rows">
        {rules.data?.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            mayEdit={mayEdit}
            onChanged={(changed) =>
              rules.replace((rules.data ?? []).map((each) => (each.id === changed.id ? changed : each)))
            }
          />
        ))}
      </ul>
    </Page>
  );
}

function RuleRow({
  rule,
  mayEdit,
  onChanged,
}: {
  rule: NotificationRuleView;
  mayEdit: boolean;
  onChanged: (rule: NotificationRuleView) => void;
}) {
  const saving = useSaving();
  // Where the switch is while the server has not answered.
  const [wanted, setWanted] = useState<boolean | undefined>(undefined);
  const { id, name, enabled, audience, dedupe, holdSeconds } = rule;

  const toggle = async (to: boolean) => {
    setWanted(to);
    const body = { ...inputOf(rule), enabled: to };
    const saved = await saving.save((options) =>
      callApi('PUT /v1/notification-rules/{ruleId}', { params: { ruleId: id }, body }, options),
    );
    setWanted(undefined);
    if (saved) onChanged(saved.data);
  };

  return (
    <li class={enabled ? 'row' : 'row faded'}>
      <div class="row-head">
        <h2>
          <a href={`/rules/${id}`}>{name}</a>
        </h2>
        {mayEdit ? (
          <label class="check">
            <input
              type="checkbox"
              aria-label={words.enabledOf(name)}
              checked={wanted ?? enabled}
              aria-disabled={saving.progress !== 'idle'}
              // Not disabled: that would take the focus away from whoever has just pressed it.
              onClick={(event) => saving.progress !== 'idle' && event.preventDefault()}
              onChange={(event) => void toggle(event.currentTarget.checked)}
            />
            <span aria-hidden="true">{(wanted ?? enabled) ? words.on : words.off}</span>
          </label>
        ) : (
          <Mark tone={enabled ? 'good' : 'off'}>{enabled ? words.on : words.off}</Mark>
        )}
      </div>
      <p class="hint">
        {words.summary(
          audience.map((each) => words.audiences[each]).join(', '),
          words.channelChoices[channelChoiceOf(rule)],
          words.dedupes[dedupe],
        )}{' '}
        {holdSeconds > 0 && words.held(holdSeconds)}
      </p>
      <Warnings rule={rule} />
      <p class="error" role="alert">
        {saving.sentence}
      </p>
    </li>
  );
}

/** What should be thought of again, though it is not forbidden. */
export function Warnings({ rule: { warnings } }: { rule: Pick<NotificationRuleView, 'warnings'> }) {
  return (
    <>
      {warnings.map((warning) => (
        <p key={warning.kind}>
          <Mark tone="care">{warning.kind === 'told_already' ? words.toldAlready(warning.by) : words.everyTime}</Mark>
        </p>
      ))}
    </>
  );
}
