import type { Saving } from '../desk/form/saving.ts';
import { customer as words } from './words.ts';

/** The button that sends, with what becomes of it. A tap counts once; the page does the repeating. */
export function SendBar({ saving, label, isPrimary = true }: { saving: Saving; label: string; isPrimary?: boolean }) {
  const { progress, sentence } = saving;
  return (
    <>
      <p class="error" role="alert">
        {sentence}
      </p>
      <button type="submit" class={isPrimary ? 'primary' : undefined} aria-disabled={progress !== 'idle'}>
        {progress === 'idle' ? label : words.sending}
      </button>
      {progress === 'trouble' && (
        <p class="stale" role="status">
          {words.notSent}{' '}
          <button type="button" class="quiet" onClick={saving.giveUp}>
            {words.giveUp}
          </button>
        </p>
      )}
    </>
  );
}
