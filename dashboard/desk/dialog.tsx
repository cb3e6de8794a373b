import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { connection } from '../words/en.ts';

/** Asks for one thing on top of the page. Closing it, with the button or Escape, changes nothing. */
export function Dialog({
  heading,
  hint,
  onClose,
  children,
}: {
  heading: string;
  hint?: string;
  onClose: () => void;
  /** Given what closes it. */
  children: (close: () => void) => ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="dialog-heading">
      <h2 id="dialog-heading">{heading}</h2>
      {hint && <p class="hint">{hint}</p>}
      {children(close)}
      <button type="button" class="quiet" onClick={close}>
        {connection.giveUp}
      </button>
    </dialog>
  );
}
