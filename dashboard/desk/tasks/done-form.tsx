import { useState } from 'preact/hooks';
import type { TaskView } from '../../../core/contracts/tasks.ts';
import { callApi } from '../../client/call-api.ts';
import { task as words } from '../../words/en-tasks.ts';
import { useSaving } from '../form/saving.ts';
import { TextField } from '../form/text-field.tsx';

/** The other way out of the queue: its owner has done it. */
export function DoneForm({ taskId, onDone }: { taskId: string; onDone: (task: TaskView) => void }) {
  const [outcome, setOutcome] = useState('');
  const saving = useSaving();
  const submit = async () => {
    const body = outcome.trim() === '' ? {} : { outcome };
    const done = await saving.save((options) =>
      callApi('POST /v1/tasks/{taskId}/done', { params: { taskId }, body }, options),
    );
    if (done !== undefined) onDone(done.data);
  };
  return (
    <form
      class="panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{words.doneHeading}</h2>
      <TextField
        name="outcome"
        label={words.outcome}
        rows={2}
        maxLength={500}
        isOptional
        value={outcome}
        error={saving.errors.outcome}
        onValue={setOutcome}
      />
      <p class="error" role="alert">
        {saving.sentence}
      </p>
      <p class="actions">
        <button type="submit" aria-disabled={saving.progress !== 'idle'}>
          {saving.progress === 'idle' ? words.done : words.saving}
        </button>
      </p>
    </form>
  );
}
