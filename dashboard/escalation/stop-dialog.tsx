import { useEffect, useRef, useState } from 'preact/hooks';
import { stopping as words } from '../words/en.ts';

/**
 * Asks why paging should stop. Choosing a reason is the confirmation (escalation spec, case 5), so each of them is one
 * tap; any other is written. Closing it, with the button or Escape, changes nothing.
 */
export function StopDialog({ onReason, onClose }: { onReason: (reason: string) => void; onClose: () => void }) {
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
    <dialog ref={dialog} onClose={onClose} aria-labelledby="stopping">
      <h2 id="stopping">{words.heading}</h2>
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
            {words.stop}
          </button>
        </form>
      )}
      <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
        {words.keep}
      </button>
    </dialog>
  );
}
