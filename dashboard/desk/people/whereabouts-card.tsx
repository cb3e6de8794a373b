import { useState } from 'preact/hooks';
import { askLeave, isShared, share } from '../../client/whereabouts.ts';
import { whereabouts as words } from '../../words/en-whereabouts.ts';

/** Whether a start says where this phone is: off until its owner switches it on, which is when the phone asks him. */
export function WhereaboutsCard({ personId }: { personId: string }) {
  const [state, setState] = useState<'off' | 'asking' | 'on' | 'refused'>(isShared(personId) ? 'on' : 'off');
  const change = async (wanted: boolean) => {
    share(personId, false);
    setState(wanted ? 'asking' : 'off');
    if (!wanted) return;
    share(personId, await askLeave());
    setState(isShared(personId) ? 'on' : 'refused');
  };
  return (
    <section class="panel" aria-labelledby="whereabouts">
      <h2 id="whereabouts">{words.heading}</h2>
      <label class="check">
        <input
          type="checkbox"
          checked={state === 'on' || state === 'asking'}
          disabled={state === 'asking'}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        <span>{words.label}</span>
      </label>
      <p class="hint">{words.kept}</p>
      <p class="hint">{words.never}</p>
      <p role="status">{state === 'asking' ? words.asking : state === 'refused' ? words.refused : ''}</p>
    </section>
  );
}
