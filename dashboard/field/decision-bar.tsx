import type { EscalationView } from '../../core/contracts/escalations.ts';
import { firstName, mapsLink, phoneLink } from '../escalation/call-facts.ts';
import type { EscalationStore } from '../escalation/escalation-store.ts';
import { SendingLine } from '../escalation/sending-line.tsx';
import { standingOf } from '../escalation/standing.ts';
import { WhoHasTime } from '../escalation/who-has-time.tsx';
import { escalation as words } from '../words/en.ts';
import { OnMyWay } from './on-my-way.tsx';

/**
 * The decision, in the bottom third of a phone: Accept over the full width, Pass beside the countdown it ends. After an
 * accept the same place holds what comes next: the customer's phone, the way there, and when to expect him.
 */
export function DecisionBar({
  escalation,
  personId,
  store,
}: {
  escalation: EscalationView;
  personId: string;
  store: EscalationStore;
}) {
  const { actions, call, status } = escalation;
  const sending = store.sending.value;
  const standing = standingOf(escalation, personId);
  const isBusy = sending !== undefined;

  if (standing.kind === 'yours') {
    return (
      <footer class="decision">
        <SendingLine sending={sending} onGiveUp={store.giveUp} />
        {call.phone && (
          <a class="button accept" href={phoneLink(call.phone)}>
            {words.call(firstName(call.customerName) || words.customer)}
          </a>
        )}
        {call.address && (
          <a class="button navigate" href={mapsLink(call.address)} target="_blank" rel="noreferrer">
            {words.navigate}
          </a>
        )}
        {actions.includes('on_my_way') && <OnMyWay escalation={escalation} store={store} />}
      </footer>
    );
  }

  if (actions.length === 0 && status !== 'pending') return null;
  return (
    <footer class="decision">
      <SendingLine sending={sending} onGiveUp={store.giveUp} />
      <div class="row">
        <WhoHasTime escalation={escalation} isYours={standing.kind === 'your_turn'} />
        {actions.includes('pass') && (
          <button type="button" class="pass" aria-disabled={isBusy} onClick={() => void store.act('pass')}>
            {sending?.action === 'pass' ? words.sending : words.pass}
          </button>
        )}
      </div>
      {actions.includes('accept') && (
        <button type="button" class="accept" aria-disabled={isBusy} onClick={() => void store.act('accept')}>
          {sending?.action === 'accept' ? words.sending : status === 'expired' ? words.acceptLate : words.accept}
        </button>
      )}
    </footer>
  );
}
