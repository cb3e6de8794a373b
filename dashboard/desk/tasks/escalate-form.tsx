import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EscalatedView, EscalateOffer } from '../../../core/contracts/tasks.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { connection, form as formWords } from '../../words/en.ts';
import {
  category as categoryName,
  contactMethod as methodName,
  urgency as urgencyName,
  escalate as words,
} from '../../words/en-tasks.ts';
import { ChoiceCards } from '../form/choice-cards.tsx';
import { forgetDraft, keepDraft, recallDraft } from '../form/kept-draft.ts';
import { useSaving } from '../form/saving.ts';
import { TextField } from '../form/text-field.tsx';
import {
  bodyOf,
  CATEGORIES,
  draftName,
  EMPTY_ESCALATION,
  type EscalateDraft,
  METHODS,
  methodOf,
} from './escalate-draft.ts';

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'radio');

/**
 * The Escalate button with what it needs to know, to be filled in while the customer waits: a digit chooses the
 * category and goes on to the issue, Ctrl-Enter sends from anywhere. A task is escalated once, so that sending twice is
 * harmless. Digits count only while the focus is in the form, and not in a field of text.
 */
export function EscalateForm({
  taskId,
  offer,
  onEscalated,
}: {
  taskId: string;
  offer: EscalateOffer;
  /** `isNew` is false when it had been escalated before. */
  onEscalated: (escalated: EscalatedView, isNew: boolean) => void;
}) {
  const [draft, setDraft] = useState<EscalateDraft>(() => recallDraft(draftName(taskId), EMPTY_ESCALATION));
  const saving = useSaving();
  const form = useRef<HTMLFormElement>(null);
  const focus = (id: string) => form.current?.querySelector<HTMLElement>(`#${id}`)?.focus({ preventScroll: true });
  // The first digit counts at once: nobody has to look for the form first.
  useEffect(() => form.current?.querySelector<HTMLElement>('#category')?.focus({ preventScroll: true }), []);

  const change = (part: Partial<EscalateDraft>) => {
    const next = { ...draft, ...part };
    keepDraft(draftName(taskId), next);
    setDraft(next);
  };

  const submit = async () => {
    const ready = bodyOf(draft, offer);
    if ('wrong' in ready) return saving.refuse(ready.wrong);
    const sent = await saving.save((options) =>
      callApi('POST /v1/tasks/{taskId}/escalate', { params: { taskId }, body: ready.body }, options),
    );
    if (sent === undefined) return;
    forgetDraft(draftName(taskId));
    onEscalated(sent.data, sent.status === 201);
  };

  const onKey = (event: TargetedKeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
      return;
    }
    const chosen = CATEGORIES[Number(event.key) - 1];
    if (chosen === undefined || isTextField(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    change({ category: chosen });
    focus('issue');
  };

  const field = (name: 'issue' | 'tried' | 'why') => ({
    name,
    label: words[name],
    hint: words[`${name}Hint`],
    rows: 2,
    maxLength: 2000,
    value: draft[name],
    error: saving.errors[name],
    onValue: (value: string) => change({ [name]: value }),
  });
  const method = methodOf(draft, offer);
  const promise = offer.promises[draft.urgency];
  const isLadder = draft.category !== '' && offer.categories[draft.category].ladder;
  const now = serverNowMs();
  return (
    <form
      ref={form}
      class="escalate"
      aria-labelledby="escalate"
      noValidate
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 id="escalate">{words.heading}</h2>
      <ChoiceCards
        name="category"
        legend={words.category}
        hint={words.categoryHint}
        isNumbered
        choices={CATEGORIES.map((each) => {
          const { channel, ladder } = offer.categories[each];
          return { value: each, label: categoryName[each], hint: ladder ? words.pages : words.goesTo(channel) };
        })}
        value={draft.category}
        error={saving.errors.category}
        onValue={(category) => change({ category })}
      />
      {isLadder && <p class="refusal">{words.pagesHint}</p>}
      <TextField {...field('issue')} />
      <div class="pair">
        <TextField {...field('tried')} isOptional />
        <TextField {...field('why')} isOptional />
      </div>
      <ChoiceCards
        name="contactMethod"
        legend={words.contactMethod}
        choices={METHODS.map((each) => ({
          value: each,
          label: methodName[each],
          ...(offer.contactMethods.includes(each)
            ? { hint: (each === 'email' ? offer.customer.email : offer.customer.phone) ?? '' }
            : { isDisabled: true, hint: each === 'email' ? words.noEmail : words.noPhone }),
        }))}
        value={method ?? ''}
        error={saving.errors.contactMethod}
        onValue={(contactMethod) => change({ contactMethod })}
      />
      <ChoiceCards
        name="urgency"
        legend={words.urgency}
        choices={(['standard', 'urgent'] as const).map((each) => ({
          value: each,
          label: urgencyName[each],
          hint: words.due(sayTime(offer.promises[each].dueAt, offer.zone, now)),
        }))}
        value={draft.urgency}
        error={saving.errors.urgency}
        onValue={(urgency) => change({ urgency })}
      />
      <div class="foot">
        {method !== undefined && (
          <p class="promise" aria-live="polite">
            <small>
              {words.promise} {words.due(sayTime(promise.dueAt, offer.zone, now))}
            </small>
            “{promise.sentences[method]}.”
          </p>
        )}
        <p class="error" role="alert">
          {saving.sentence}
        </p>
        <div class="sending-line" role="status">
          {saving.progress === 'trouble' && (
            <>
              <p>{formWords.stillTrying}</p>
              <button type="button" onClick={saving.giveUp}>
                {connection.giveUp}
              </button>
            </>
          )}
        </div>
        <p class="actions">
          <button
            type="submit"
            class="primary"
            aria-disabled={saving.progress !== 'idle'}
            aria-keyshortcuts="Control+Enter"
          >
            {saving.progress === 'idle' ? words.submit : words.sending}
          </button>
          <kbd title={words.keysLabel}>{words.keys}</kbd>
        </p>
      </div>
    </form>
  );
}
