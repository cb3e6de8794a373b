import { useEffect, useRef, useState } from 'preact/hooks';
import type { EscalationView } from '../../../core/contracts/escalations.ts';
import { callApi } from '../../client/call-api.ts';
import { keepSending } from '../../client/keep-sending.ts';
import { connection } from '../../words/en.ts';
import { afterHours as words } from '../../words/en-after-hours.ts';
import { TextField } from '../form/text-field.tsx';
import { bodyOf, type CallDraft, EMPTY_DRAFT, forgetDraft, keepDraft, keyFor, recallDraft } from './call-draft.ts';
import { errorsOf, type FieldErrors, firstWrong, missingIn } from './field-errors.ts';
import { JobChoice } from './job-choice.tsx';
import { UrgencyChoice } from './urgency-choice.tsx';

/** The form an agent fills in while the customer talks. Sends until the server has answered; one fill is one escalation. */
export function CallForm({ onStarted }: { onStarted: (escalation: EscalationView) => void }) {
  const [draft, setDraft] = useState(recallDraft);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [general, setGeneral] = useState('');
  const [progress, setProgress] = useState<'idle' | 'sending' | 'trouble'>('idle');
  const trying = useRef<AbortController | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    // Typing starts at once: the customer is on the line.
    form.current?.querySelector<HTMLElement>('#phone')?.focus({ preventScroll: true });
    return () => trying.current?.abort();
  }, []);

  const change = (part: Partial<CallDraft>) => {
    const next = { ...draft, ...part };
    keepDraft(next);
    setDraft(next);
    // What is being mended is not called wrong any more.
    const left = Object.entries(errors).filter(([field]) => !(field in part));
    if (left.length === Object.keys(errors).length) return;
    setErrors(Object.fromEntries(left));
    setGeneral(left.length === 0 ? '' : words.wrongFields(left.length));
  };

  const point = (wrong: FieldErrors, sentence: string) => {
    setErrors(wrong);
    setGeneral(sentence);
    const first = firstWrong(wrong);
    if (first !== undefined) form.current?.querySelector<HTMLElement>(`#${first}`)?.focus();
  };

  const submit = async () => {
    if (trying.current !== undefined) return;
    const missing = missingIn(draft);
    if (Object.keys(missing).length > 0) {
      point(missing, words.wrongFields(Object.keys(missing).length));
      return;
    }
    const controller = new AbortController();
    trying.current = controller;
    setErrors({});
    setGeneral('');
    setProgress('sending');
    const idempotencyKey = keyFor(draft);
    const sent = await keepSending(
      (signal) => callApi('POST /v1/escalations', { body: bodyOf(draft) }, { idempotencyKey, signal }),
      controller.signal,
      () => setProgress('trouble'),
    );
    trying.current = undefined;
    setProgress('idle');
    if (sent.outcome === 'ok') {
      forgetDraft();
      onStarted(sent.data);
    } else if (sent.outcome === 'problem') {
      const wrong = errorsOf(sent.problem);
      const count = Object.keys(wrong).length;
      const sentence = sent.problem.detail ?? (sent.problem.title || connection.trouble);
      point(wrong, count > 0 ? words.wrongFields(count) : sentence);
    }
  };

  const field = (name: keyof CallDraft) => ({
    name,
    value: draft[name],
    error: errors[name],
    onValue: (value: string) => change({ [name]: value }),
  });
  const isNewCall = draft.jobId === '';
  return (
    <form
      ref={form}
      class="call-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset class="plain" disabled={progress !== 'idle'}>
        <JobChoice value={draft.jobId} error={errors.jobId} onValue={(jobId) => change({ jobId })} />
        {isNewCall && (
          <>
            <div class="pair">
              <TextField
                {...field('phone')}
                label={words.phone}
                hint={words.phoneHint}
                inputMode="tel"
                maxLength={40}
              />
              <TextField {...field('name')} label={words.name} maxLength={120} isOptional />
            </div>
            <TextField
              {...field('address')}
              label={words.address}
              hint={words.addressHint}
              maxLength={240}
              isOptional
            />
            <TextField {...field('summary')} label={words.summary} hint={words.summaryHint} maxLength={240} />
          </>
        )}
        <UrgencyChoice value={draft.urgency} onValue={(urgency) => change({ urgency })} />
        <TextField {...field('note')} label={words.note} maxLength={1000} rows={3} isOptional />
      </fieldset>
      <p class="error" role="alert">
        {general}
      </p>
      <div class="sending-line" role="status">
        {progress === 'trouble' && (
          <>
            <p>{words.stillTrying}</p>
            <button type="button" onClick={() => trying.current?.abort()}>
              {connection.giveUp}
            </button>
          </>
        )}
      </div>
      <p class="actions">
        <button type="submit" class="primary" aria-disabled={progress !== 'idle'}>
          {progress === 'idle' ? words.submit : words.sending}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            if (trying.current !== undefined) return;
            forgetDraft();
            setDraft(EMPTY_DRAFT);
            setErrors({});
            setGeneral('');
          }}
        >
          {words.clear}
        </button>
      </p>
    </form>
  );
}
