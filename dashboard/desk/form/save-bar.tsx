import type { ComponentChildren } from 'preact';
import { connection, form as words } from '../../words/en.ts';
import type { Saving } from './saving.ts';

/** The end of every form: what was wrong, that there is no connection, the button; `children` stand beside it. */
export function SaveBar({ saving, label, children }: { saving: Saving; label: string; children?: ComponentChildren }) {
  const { progress } = saving;
  return (
    <>
      <SavingLine saving={saving} />
      <p class="actions">
        <button type="submit" class="primary" aria-disabled={progress !== 'idle'}>
          {progress === 'idle' ? label : words.saving}
        </button>
        {children}
      </p>
    </>
  );
}

/** What was wrong, and that there is no connection. */
export const SavingLine = ({ saving: { progress, sentence, giveUp } }: { saving: Saving }) => (
  <>
    <p class="error" role="alert">
      {sentence}
    </p>
    <div class="sending-line" role="status">
      {progress === 'trouble' && (
        <>
          <p>{words.stillTrying}</p>
          <button type="button" onClick={giveUp}>
            {connection.giveUp}
          </button>
        </>
      )}
    </div>
  </>
);
