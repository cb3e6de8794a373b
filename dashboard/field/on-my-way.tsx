import type { EscalationView } from '../../core/contracts/escalations.ts';
import type { EscalationStore } from '../escalation/escalation-store.ts';
import { escalation as words } from '../words/en.ts';

/** Minutes on offer (screens spec); further away than an hour is rare, and the office can be called. */
const ETA_MINUTES = [15, 30, 45, 60] as const;

/** On my way, with the time until arrival in the same tap; another tap corrects it. */
export function OnMyWay({ escalation, store }: { escalation: EscalationView; store: EscalationStore }) {
  const isBusy = store.sending.value !== undefined;
  const { enRouteAt, etaMinutes } = escalation;
  return (
    <fieldset class="on-my-way">
      <legend>{enRouteAt === undefined ? words.onMyWay : words.onMyWayAgain}</legend>
      <p class="chips">
        {ETA_MINUTES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            aria-pressed={enRouteAt !== undefined && etaMinutes === minutes}
            aria-disabled={isBusy}
            onClick={() => void store.setOut(minutes)}
          >
            {words.minutes(minutes)}
          </button>
        ))}
      </p>
    </fieldset>
  );
}
