import { useState } from 'preact/hooks';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { wallTime } from '../../time/wall-time.ts';
import { connection } from '../../words/en.ts';
import { visits as words } from '../../words/en-jobs.ts';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { usePeople } from '../people/people.ts';
import {
  bodyOf,
  type CrewDraft,
  CrewFields,
  crewBody,
  type WindowDraft,
  WindowFields,
  withStart,
  wrongIn,
} from './visit-fields.tsx';

const HOUR_MS = 3_600_000;

/** The next full hour. */
function soon(zone: string): WindowDraft {
  const start = wallTime(Math.ceil(serverNowMs() / HOUR_MS) * HOUR_MS, zone);
  return withStart({ start: '', end: '' }, start, zone);
}

/** Adds an appointment: when, and who goes. The first one books the job. */
export function AddVisit({
  jobId,
  zone,
  onDone,
  onCancel,
}: {
  jobId: string;
  zone: string;
  onDone: () => void;
  onCancel: () => void;
}) {
  const people = usePeople();
  const [span, setSpan] = useState(() => soon(zone));
  const [crew, setCrew] = useState<CrewDraft>({ technicianIds: [], leadId: '' });
  const saving = useSaving();
  const submit = async () => {
    const wrong = wrongIn(span, zone);
    if (Object.keys(wrong).length > 0) return saving.refuse(wrong);
    const body = { ...bodyOf(span, zone), ...crewBody(crew) };
    const saved = await saving.save((options) =>
      callApi('POST /v1/jobs/{jobId}/appointments', { params: { jobId }, body }, options),
    );
    if (saved !== undefined) onDone();
  };
  return (
    <form
      class="form panel"
      noValidate
      aria-labelledby="add-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h3 id="add-heading">{words.addHeading}</h3>
      <WindowFields draft={span} zone={zone} errors={saving.errors} onDraft={setSpan} />
      <CrewFields draft={crew} people={people.data ?? []} errors={saving.errors} onDraft={setCrew} />
      <SaveBar saving={saving} label={words.doAdd}>
        <button type="button" onClick={onCancel}>
          {connection.giveUp}
        </button>
      </SaveBar>
    </form>
  );
}
