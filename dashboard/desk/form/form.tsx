import type { ComponentChildren } from 'preact';

/** A form that the page sends itself, and whose mistakes the page names itself: the browser does neither. */
export function Form({
  onSend,
  isPanel = false,
  children,
}: {
  onSend: () => Promise<unknown>;
  /** Stands among other panels, not alone on its page. */
  isPanel?: boolean;
  children: ComponentChildren;
}) {
  return (
    <form
      class={isPanel ? 'form panel' : 'form'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSend();
      }}
    >
      {children}
    </form>
  );
}
