import { useEffect, useRef, useState } from 'preact/hooks';

/** What the dialog says; `does` is on the button that sends a written reason, `keep` on the one that changes nothing. */
export interface ReasonWords {
  heading: string;
  hint: string;
  reasons: readonly string[];
  other: string;
  otherLabel: string;
  otherMissing: string;
  does: string;
  keep: string;
}

/**
 * Asks why: paging should stop, or a job is given back. Choosing a reason is the confirmation (escalation spec, case 5),
 * so each of them is one tap; any other is written. Closing it, with the button or Escape, changes nothing.
 */
export function ReasonDialog({
  words,
  onReason,
  onClose,
}: {
  words: ReasonWords;
  onReason: (reason: string) => void;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOther, setIsOther] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const written = useRef<HTMLTextAreaElement>(null);

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (isOther) written.current?.focus();
  }, [isOther]);

  const choose = (reason: string) => {
    dialog.current?.close();
    onReason(reason);
  };

  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="asking-why">
      <h2 id="asking-why">{words.heading}</h2>
      <p class="hint">{words.hint}</p>
      <div class="choices">
        {words.reasons.map((reason) => (
          <button key={reason} type="button" onClick={() => choose(reason)}>
            {reason}
          </button>
        ))}
        {!isOther && (
          <button type="button" onClick={() => setIsOther(true)}>
            {words.other}
          </button>
        )}
      </div>
      {isOther && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const reason = written.current?.value.trim() ?? '';
            if (reason === '') {
              setIsMissing(true);
              written.current?.focus();
            } else choose(reason);
          }}
        >
          <div class="field">
            <label for="reason">{words.otherLabel}</label>
            <textarea
              id="reason"
              ref={written}
              rows={2}
              maxLength={200}
              aria-invalid={isMissing}
              aria-describedby={isMissing ? 'reason-error' : undefined}
            />
            {isMissing && (
              <p class="error" id="reason-error">
                {words.otherMissing}
              </p>
            )}
          </div>
          <button type="submit" class="danger">
            {words.does}
          </button>
        </form>
      )}
      <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
        {words.keep}
      </button>
    </dialog>
  );
}
