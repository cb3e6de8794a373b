import { useEffect, useState } from 'preact/hooks';

/** Settings that are saved as a whole with Done, and dropped with Cancel. */
export interface SettingsDraft<D> {
  draft: D;
  /** Whether what is on screen has just been saved. */
  isSaved: boolean;
  change: (part: Partial<D>) => void;
  /** Back to what was saved last. */
  drop: () => void;
  markSaved: () => void;
}

/** The draft of what is saved; a newer version, saved here or read again, takes its place. */
export function useSettingsDraft<V extends { version: number }, D>(
  saved: V,
  draftOf: (saved: V) => D,
): SettingsDraft<D> {
  const [draft, setDraft] = useState(() => draftOf(saved));
  const [isSaved, setIsSaved] = useState(false);
  useEffect(() => setDraft(draftOf(saved)), [saved.version]);
  return {
    draft,
    isSaved,
    change(part) {
      setIsSaved(false);
      setDraft((before) => ({ ...before, ...part }));
    },
    drop() {
      setIsSaved(false);
      setDraft(draftOf(saved));
    },
    markSaved: () => setIsSaved(true),
  };
}
