import { useState } from 'preact/hooks';
import type { EscalationView } from '../../../core/contracts/escalations.ts';
import type { PreviewView } from '../../../core/contracts/plans.ts';
import { callApi } from '../../client/call-api.ts';
import { whatIf as words } from '../../words/en-what-if.ts';
import { Form } from '../form/form.tsx';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { TextField } from '../form/text-field.tsx';
import { Played } from '../plans/played.tsx';

/** A night that is over, played once more with other step times and the answers that people gave. Nothing is sent. */
export function WhatIf({ escalation, zone }: { escalation: EscalationView; zone: string }) {
  const [typed, setTyped] = useState('');
  const [preview, setPreview] = useState<PreviewView | undefined>(undefined);
  const saving = useSaving();
  const submit = async () => {
    const minutes = minutesIn(typed);
    if (minutes === undefined) return saving.refuse({ minutes: words.missing });
    const request = { params: { number: escalation.number }, body: { minutes } };
    const played = await saving.save((options) => callApi('POST /v1/escalations/{number}/what-if', request, options));
    if (played) setPreview(played.data);
  };
  const nameOf = (id: string) => preview?.entries.find(({ personId }) => personId === id)?.name ?? id;
  return (
    <details class="panel">
      <summary>{words.heading}</summary>
      <p class="hint">{words.hint}</p>
      <Form onSend={submit}>
        <TextField
          name="minutes"
          label={words.minutes}
          hint={words.minutesHint}
          maxLength={120}
          value={typed}
          error={Object.entries(saving.errors).find(([field]) => field.startsWith('minutes'))?.[1]}
          onValue={setTyped}
        />
        <SaveBar saving={saving} label={words.play} />
      </Form>
      <div role="status">
        {preview && <Played preview={preview} from={escalation.createdAt} nameOf={nameOf} zone={zone} />}
      </div>
    </details>
  );
}

/** `3, 5` as minutes; undefined where it is nothing but whole numbers. */
export function minutesIn(typed: string): number[] | undefined {
  const parts = typed.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => /^\d{1,4}$/.test(part)) ? parts.map(Number) : undefined;
}
