import { serverNowMs } from '../../client/server-clock.ts';
import { channelName } from '../../words/en.ts';
import { drills as words } from '../../words/en-readiness.ts';
import { Mark } from '../mark.tsx';
import { type DrilledMethod, sayMethod, TONES } from './use-drills.ts';

/** A line for each method: whether a test by it was answered, how fast and when. */
export function MethodLines({ methods }: { methods: readonly DrilledMethod[] }) {
  return (
    <ul class="drilled">
      {methods.map((method) => (
        <li key={method.address}>
          <span>{words.by(channelName[method.kind], method.address)}</span>
          <Mark tone={TONES[method.state]}>{words.state[method.state]}</Mark>
          <span class="hint">{sayMethod(method, serverNowMs())}</span>
        </li>
      ))}
    </ul>
  );
}
