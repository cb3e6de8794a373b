import { useState } from 'preact/hooks';
import type { EscalationView } from '../../../core/contracts/escalations.ts';
import { afterHours as words } from '../../words/en-after-hours.ts';
import { Page } from '../page.tsx';
import { CallForm } from './call-form.tsx';
import { Receipt } from './receipt.tsx';

/** The form, and in its place the receipt of what it started, until the next call. */
export function AfterHoursPage() {
  const [started, setStarted] = useState<EscalationView | undefined>(undefined);
  return (
    <Page heading={words.heading}>
      {started === undefined ? (
        <>
          <p class="hint">{words.intro}</p>
          <CallForm onStarted={setStarted} />
        </>
      ) : (
        <Receipt escalation={started} onNext={() => setStarted(undefined)} />
      )}
    </Page>
  );
}
