import { connection, escalation as words } from '../words/en.ts';
import type { Sending } from './escalation-store.ts';

/** What is on its way, said plainly, and the way out when there is no connection. */
export function SendingLine({ sending, onGiveUp }: { sending: Sending | undefined; onGiveUp: () => void }) {
  return (
    <div class="sending-line" role="status">
      {sending?.trouble && (
        <>
          <p>{words.stillTrying[sending.action]}</p>
          <button type="button" onClick={onGiveUp}>
            {connection.giveUp}
          </button>
        </>
      )}
    </div>
  );
}
