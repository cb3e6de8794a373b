import { useState } from 'preact/hooks';
import type { TicketView } from '../../../core/contracts/tickets.ts';
import { callApi } from '../../client/call-api.ts';
import { ticket as words } from '../../words/en-tickets.ts';
import { forgetDraft, keepDraft, recallDraft } from '../form/kept-draft.ts';
import { useSaving } from '../form/saving.ts';
import { TextField } from '../form/text-field.tsx';

/** Ends a ticket with what came of it, which the agent sees on the task. */
export function ResolveForm({
  ticket: { number, escalatedBy },
  onResolved,
}: {
  ticket: TicketView;
  onResolved: (ticket: TicketView) => void;
}) {
  const name = `resolve.${number}`;
  const [outcome, setOutcome] = useState(() => recallDraft(name, { outcome: '' }).outcome);
  const saving = useSaving();
  const submit = async () => {
    if (outcome.trim() === '') return saving.refuse({ outcome: words.missingOutcome });
    const resolved = await saving.save((options) =>
      callApi('POST /v1/tickets/{number}/resolve', { params: { number }, body: { outcome } }, options),
    );
    if (resolved === undefined) return;
    forgetDraft(name);
    onResolved(resolved.data);
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        name="outcome"
        label={words.outcome}
        hint={words.outcomeHint(escalatedBy.name)}
        rows={3}
        maxLength={2000}
        value={outcome}
        error={saving.errors.outcome}
        onValue={(value) => {
          keepDraft(name, { outcome: value });
          setOutcome(value);
        }}
      />
      <p class="error" role="alert">
        {saving.errors.outcome === undefined && saving.sentence}
      </p>
      <p class="actions">
        <button type="submit" class="primary" aria-disabled={saving.progress !== 'idle'}>
          {saving.progress === 'idle' ? words.resolve : words.saving}
        </button>
      </p>
    </form>
  );
}
