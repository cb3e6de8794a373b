import type { ComponentChildren } from 'preact';
import { Dialog } from '../dialog.tsx';
import { SaveBar } from './save-bar.tsx';
import type { Saving } from './saving.ts';

/** A form on top of the page that closes when it is saved. */
export function FormDialog({
  heading,
  hint,
  label,
  saving,
  submit,
  onDone,
  onClose,
  children,
}: {
  heading: string;
  hint?: string;
  label: string;
  saving: Saving;
  /** Sends; answers whether it was saved. */
  submit: () => Promise<boolean>;
  onDone?: () => void;
  onClose: () => void;
  children: ComponentChildren;
}) {
  return (
    <Dialog heading={heading} {...(hint && { hint })} onClose={onClose}>
      {(close) => (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit().then((isSaved) => {
              if (!isSaved) return;
              close();
              onDone?.();
            });
          }}
        >
          {children}
          <SaveBar saving={saving} label={label} />
        </form>
      )}
    </Dialog>
  );
}
