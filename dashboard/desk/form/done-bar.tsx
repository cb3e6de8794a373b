import { settings as words } from '../../words/en-channels.ts';
import { SaveBar } from './save-bar.tsx';
import type { Saving } from './saving.ts';

/** The end of a page of settings: Done, Cancel, and that it is saved. */
export const DoneBar = ({ saving, isSaved, onCancel }: { saving: Saving; isSaved: boolean; onCancel: () => void }) => (
  <>
    <SaveBar saving={saving} label={words.done}>
      <button type="button" onClick={onCancel}>
        {words.cancel}
      </button>
    </SaveBar>
    <p role="status">{isSaved && words.saved}</p>
  </>
);
