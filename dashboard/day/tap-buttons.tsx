import { useState } from 'preact/hooks';
import type { Phase } from '../../core/appointment/status-code.ts';
import type { AgendaItem, AssignmentView } from '../../core/contracts/appointments.ts';
import { serverNowMs } from '../client/server-clock.ts';
import { ReasonDialog } from '../escalation/reason-dialog.tsx';
import { completing, pausing, myDay as words } from '../words/en-my-day.ts';
import type { DayStore } from './day-store.ts';
import { type OfferedCode, type TapDetails, tapsOf } from './tap.ts';

/** Minutes on offer (screens spec). */
const ETA_MINUTES = [15, 30, 45, 60] as const;

/** The way through a visit is the way down the page; the way back comes last and small. */
const ORDER: readonly Phase[] = ['en_route', 'started', 'complete', 'paused', 'pending'];

/**
 * The status codes that can be tapped now, as buttons. Setting out names the time until arrival in the same tap; a pause
 * and a Complete ask one thing more, which is also their confirmation.
 */
export function TapButtons({
  item,
  own,
  offered,
  store,
}: {
  item: AgendaItem;
  own: AssignmentView | undefined;
  offered: readonly OfferedCode[];
  store: DayStore;
}) {
  const [asks, setAsks] = useState<OfferedCode | undefined>(undefined);
  const tap = (code: OfferedCode, details?: TapDetails) => store.tap(item, code, details);
  const ordered = offered.toSorted((a, b) => ORDER.indexOf(a.phase) - ORDER.indexOf(b.phase));
  // Also before the answer: a double tap meets the same chips again, and not what comes after them.
  const standing = tapsOf(store.taps.value, item).at(-1) ?? own;
  const here = store.codes.value.find(({ code }) => code === standing?.code);
  return (
    <div class="taps">
      {here?.phase === 'en_route' && <EtaChips code={here} legend={words.newTime} onTap={tap} />}
      {ordered.map((code) => {
        if (code.phase === 'en_route')
          return <EtaChips key={code.code} code={code} legend={words.thereIn(code.label)} onTap={tap} withoutTime />;
        const asksMore = code.phase === 'paused' || code.phase === 'complete';
        const style = code.phase === 'started' || code.phase === 'complete' ? 'big primary' : 'big';
        return (
          <button
            key={code.code}
            type="button"
            class={code.phase === 'pending' ? 'quiet' : style}
            onClick={() => (asksMore ? setAsks(code) : tap(code))}
          >
            {code.phase === 'pending' ? words.takeBack(code.label) : asksMore ? `${code.label}…` : code.label}
          </button>
        );
      })}
      {asks?.phase === 'paused' && (
        <ReasonDialog words={pausing} onReason={(reason) => tap(asks, { reason })} onClose={() => setAsks(undefined)} />
      )}
      {asks?.phase === 'complete' && (
        <ReasonDialog
          words={completing}
          onReason={(said) =>
            tap(asks, said === completing.reasons[0] ? { job: 'done' } : { job: 'follow_up', reason: said })
          }
          onClose={() => setAsks(undefined)}
        />
      )}
    </div>
  );
}

/** Setting out, or another time of arrival: one tap, with the time in it. */
function EtaChips({
  code,
  legend,
  onTap,
  withoutTime = false,
}: {
  code: OfferedCode;
  legend: string;
  onTap: (code: OfferedCode, details?: TapDetails) => void;
  withoutTime?: boolean;
}) {
  return (
    <fieldset class="eta">
      <legend>{legend}</legend>
      <p class="chips">
        {ETA_MINUTES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            onClick={() => onTap(code, { eta: new Date(serverNowMs() + minutes * 60_000).toISOString() })}
          >
            {words.minutes(minutes)}
          </button>
        ))}
        {withoutTime && (
          <button type="button" class="wide" onClick={() => onTap(code)}>
            {words.noTime(code.label)}
          </button>
        )}
      </p>
    </fieldset>
  );
}
