import { useState } from 'preact/hooks';
import type { DutyView } from '../../../core/contracts/my-on-call.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { instantOf, wallTime } from '../../time/wall-time.ts';
import { myOnCall as words } from '../../words/en-readiness.ts';
import { schedules as scheduleWords } from '../../words/en-schedules.ts';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { sayDuty } from './say-duty.ts';

/** A wall time of a zone as the API wants it; undefined for what is no time. */
function instantText(wall: string, zone: string): string | undefined {
  const at = instantOf(wall, zone);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** Asks the colleagues for cover of a shift, or of a part of it, or to swap it for one of theirs. */
export function AskCover({
  duty,
  others,
  onAsked,
  onClose,
}: {
  duty: DutyView;
  /** The colleagues' time in the same schedule. */
  others: readonly DutyView[];
  onAsked: () => void;
  onClose: () => void;
}) {
  const { scheduleId, zone } = duty;
  // What is over of a shift that runs cannot be covered any more.
  const [start, setStart] = useState(() => wallTime(Math.max(Date.parse(duty.start), serverNowMs()), zone));
  const [end, setEnd] = useState(() => wallTime(Date.parse(duty.end), zone));
  const [note, setNote] = useState('');
  const [swap, setSwap] = useState('');
  const saving = useSaving();

  const submit = async () => {
    const span = { start: instantText(start, zone), end: instantText(end, zone) };
    const wrong = {
      ...(span.start === undefined ? { start: words.missing.time } : {}),
      ...(span.end === undefined ? { end: words.missing.time } : {}),
    };
    if (span.start === undefined || span.end === undefined) return saving.refuse(wrong);
    const wanted = others[Number(swap)];
    const inReturn = swap !== '' && wanted !== undefined ? { inReturn: { start: wanted.start, end: wanted.end } } : {};
    const body = { scheduleId, start: span.start, end: span.end, note, ...inReturn };
    const asked = await saving.save((options) => callApi('POST /v1/cover-requests', { body }, options));
    if (asked !== undefined) onAsked();
  };

  return (
    <form
      class="ask"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p class="hint">{words.askHint}</p>
      <div class="pair">
        <TextField
          name="start"
          type="datetime-local"
          label={words.from}
          value={start}
          error={saving.errors.start}
          onValue={setStart}
        />
        <TextField
          name="end"
          type="datetime-local"
          label={words.until}
          value={end}
          error={saving.errors.end}
          onValue={setEnd}
        />
      </div>
      <p class="hint">{scheduleWords.timesIn(zone)}</p>
      <TextField
        name="note"
        label={words.reason}
        isOptional
        maxLength={200}
        value={note}
        error={saving.errors.note}
        onValue={setNote}
      />
      {others.length > 0 && (
        <SelectField
          name="inReturn"
          label={words.swap}
          value={swap}
          empty={words.noSwap}
          choices={others.map((other, index) => ({
            value: String(index),
            label: words.swapOf(other.person.name, sayDuty(other)),
          }))}
          onValue={setSwap}
        />
      )}
      <SaveBar saving={saving} label={words.send}>
        <button type="button" class="quiet" onClick={onClose}>
          {words.cancel}
        </button>
      </SaveBar>
    </form>
  );
}
