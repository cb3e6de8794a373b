import { useState } from 'preact/hooks';
import type { DutyView } from '../../../core/contracts/my-on-call.ts';
import { myOnCall as words } from '../../words/en-readiness.ts';
import { AskCover } from './ask-cover.tsx';
import { sayDuty } from './say-duty.ts';

/** Shifts that are shown before one asks for all. */
const FEW = 5;

const keyOf = ({ scheduleId, start }: DutyView): string => `${scheduleId} ${start}`;

/** My shifts of the next weeks, soonest first; each can be offered to the colleagues in its place. */
export function MyShifts({
  mine,
  others,
  onAsked,
}: {
  mine: readonly DutyView[];
  others: readonly DutyView[];
  onAsked: () => void;
}) {
  const [asking, setAsking] = useState<string | undefined>(undefined);
  const [isAsked, setIsAsked] = useState(false);
  const [areAll, setAreAll] = useState(false);
  const shown = areAll ? mine : mine.slice(0, FEW);
  return (
    <section class="stack" aria-labelledby="next">
      <h2 id="next">{words.next}</h2>
      <p class="hint">{mine.length === 0 ? words.noShifts : words.nextHint}</p>
      <p role="status">{isAsked && words.asked}</p>
      <ul class="rows">
        {shown.map((duty) => (
          <li key={keyOf(duty)} class="row">
            <div class="row-head">
              <b>{sayDuty(duty)}</b>
              {asking !== keyOf(duty) && (
                <button
                  type="button"
                  class="quiet"
                  aria-label={words.askOf(sayDuty(duty))}
                  onClick={() => {
                    setIsAsked(false);
                    setAsking(keyOf(duty));
                  }}
                >
                  {words.ask}
                </button>
              )}
            </div>
            <p class="hint">{duty.schedule}</p>
            {asking === keyOf(duty) && (
              <AskCover
                duty={duty}
                others={others.filter(({ scheduleId }) => scheduleId === duty.scheduleId)}
                onClose={() => setAsking(undefined)}
                onAsked={() => {
                  setAsking(undefined);
                  setIsAsked(true);
                  onAsked();
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {shown.length < mine.length && (
        <button type="button" class="quiet add" onClick={() => setAreAll(true)}>
          {words.showAll(mine.length)}
        </button>
      )}
    </section>
  );
}
