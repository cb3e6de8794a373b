import { useState } from 'preact/hooks';
import type { Me } from '../../../core/contracts/login.ts';
import type { NotificationRuleView } from '../../../core/contracts/notification-rules.ts';
import { callApi } from '../../client/call-api.ts';
import { textNames } from '../../words/en-catalogue-texts.ts';
import { texts, rules as words } from '../../words/en-texts.ts';
import { useSaving } from '../form/saving.ts';
import { Page } from '../page.tsx';
import { goTo } from '../place.ts';
import { draftOf, newRule } from './rule-draft.ts';
import { RuleForm } from './rule-form.tsx';
import { channelChoiceOf, tellsCustomers, useCodes, useRules } from './rules.ts';
import { Warnings } from './rules-page.tsx';
import { Simulation } from './simulation.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { textsOfRule, useTexts } from './text-source.ts';

const Back = () => <a href="/rules">{words.back}</a>;

export function NewRulePage() {
  const codes = useCodes();
  const [draft, setDraft] = useState(newRule);
  return (
    <Page heading={words.newHeading} aside={<Back />}>
      {codes.data === undefined ? (
        <p role="status">{codes.sentence}</p>
      ) : (
        <RuleForm
          rule={undefined}
          draft={draft}
          codes={codes.data}
          onDraft={setDraft}
          onSaved={({ id }) => goTo(`/rules/${id}`)}
        />
      )}
    </Page>
  );
}

/** One rule: what it says, and to whom, by what and when. */
export function RulePage({ ruleId, me, mayEdit }: { ruleId: string; me: Me; mayEdit: boolean }) {
  const rules = useRules();
  const codes = useCodes();
  const source = textsOfRule(ruleId);
  const found = useTexts(source);
  const rule = rules.data?.find(({ id }) => id === ruleId);
  if (rule === undefined || codes.data === undefined || found.data === undefined) {
    return (
      <Page heading={words.heading} aside={<Back />}>
        <p role="status">{rules.sentence ?? codes.sentence ?? found.sentence}</p>
      </Page>
    );
  }
  const replace = (changed: NotificationRuleView) =>
    rules.replace((rules.data ?? []).map((each) => (each.id === changed.id ? changed : each)));
  return (
    <Page heading={rule.name} aside={<Back />} wide>
      <Warnings rule={rule} />
      {tellsCustomers(rule) ? (
        <TemplateEditor
          {...{ source, ...found.data, mayEdit, account: me.account }}
          isToCustomer
          under={(language) => <Simulation ruleId={ruleId} language={language} />}
          onSaved={found.put}
        />
      ) : (
        <p class="hint">
          {texts.toTeam} <a href="/texts/team_notice">{textNames.visits.team_notice}</a>
        </p>
      )}
      <details class="rule-settings">
        <summary>
          {words.summary(
            rule.audience.map((each) => words.audiences[each]).join(', '),
            words.channelChoices[channelChoiceOf(rule)],
            words.dedupes[rule.dedupe],
          )}
        </summary>
        {mayEdit ? <Settings rule={rule} codes={codes.data} onSaved={replace} /> : <p class="hint">{words.readOnly}</p>}
      </details>
    </Page>
  );
}

function Settings({
  rule,
  codes,
  onSaved,
}: {
  rule: NotificationRuleView;
  codes: Parameters<typeof RuleForm>[0]['codes'];
  onSaved: (rule: NotificationRuleView) => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(rule));
  const [isSaved, setIsSaved] = useState(false);
  const removing = useSaving();
  const remove = async () => {
    const request = { params: { ruleId: rule.id } };
    if (await removing.save((options) => callApi('DELETE /v1/notification-rules/{ruleId}', request, options)))
      goTo('/rules');
  };
  return (
    <div class="stack">
      <RuleForm
        rule={rule}
        draft={draft}
        codes={codes}
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
      {rule.system ? (
        <p class="hint">{words.removed}</p>
      ) : (
        <button type="button" class="quiet add" onClick={() => void remove()}>
          {words.remove}
        </button>
      )}
      <p class="error" role="alert">
        {removing.sentence}
      </p>
    </div>
  );
}
