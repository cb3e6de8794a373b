import { useState } from 'preact/hooks';
import type { EscalationAction, EscalationView } from '../../../core/contracts/escalations.ts';
import { callApi } from '../../client/call-api.ts';
import type { EscalationStore } from '../../escalation/escalation-store.ts';
import { escalation as escalationWords } from '../../words/en.ts';
import { boardActions as words } from '../../words/en-board.ts';
import { Dialog } from '../dialog.tsx';
import { TextField } from '../form/text-field.tsx';
import { PersonPick } from './person-pick.tsx';

const ACTIONS = ['reassign', 'page_now', 'jump', 'pause'] as const;
type BoardAction = (typeof ACTIONS)[number];

/** Minutes on offer; the server allows 30 in all. */
const PAUSES = [5, 10, 15, 30] as const;

/** The step that runs now, counted from 1; 0 while none has begun. */
export const runningStep = ({ timeline }: Pick<EscalationView, 'timeline'>): number => {
  const started = timeline.findLast((entry) => entry.kind === 'step_started');
  return started?.kind === 'step_started' ? started.step + 1 : 0;
};

/**
 * What a dispatcher may do with somebody else's escalation: give it to a person, page one more, go to a step, hold it
 * up. Each is asked for in a dialog, since each wakes or keeps somebody; which ones there are is the server's word.
 */
export function BoardActions({ escalation, store }: { escalation: EscalationView; store: EscalationStore }) {
  const [open, setOpen] = useState<BoardAction | undefined>(undefined);
  const sending = store.sending.value;
  const may = (action: EscalationAction) => escalation.actions.includes(action);
  const close = () => setOpen(undefined);
  return (
    <>
      {ACTIONS.filter(may).map((action) => (
        <button
          key={action}
          type="button"
          aria-disabled={sending !== undefined}
          onClick={() => setOpen(sending === undefined ? action : undefined)}
        >
          {sending?.action === action
            ? escalationWords.sending
            : action === 'reassign' && escalation.status === 'pending'
              ? words.assign
              : words.open[action]}
        </button>
      ))}
      {open === 'reassign' && <Reassign escalation={escalation} store={store} onClose={close} />}
      {open === 'page_now' && <PageNow escalation={escalation} store={store} onClose={close} />}
      {open === 'jump' && <Jump escalation={escalation} store={store} onClose={close} />}
      {open === 'pause' && <Pause escalation={escalation} store={store} onClose={close} />}
    </>
  );
}

interface Asks {
  escalation: EscalationView;
  store: EscalationStore;
  onClose: () => void;
}

function Reassign({ escalation: { number, assignee }, store, onClose }: Asks) {
  return (
    <Dialog heading={words.reassignHeading} onClose={onClose}>
      {(close) => (
        <PersonPick
          except={assignee?.id}
          label={words.person}
          submit={words.reassign}
          onPick={(personId) => {
            close();
            void store.sendOnce('reassign', (signal) =>
              callApi(
                'POST /v1/escalations/{number}/reassign',
                {
                  params: { number },
                  body: { personId, ...(assignee === undefined ? {} : { fromPersonId: assignee.id }) },
                },
                { signal },
              ),
            );
          }}
        />
      )}
    </Dialog>
  );
}

function PageNow({ escalation: { number, paging }, store, onClose }: Asks) {
  const page = (body: { personId?: string }) =>
    void store.sendOnce('page_now', (signal) =>
      callApi('POST /v1/escalations/{number}/page-now', { params: { number }, body }, { signal }),
    );
  return (
    <Dialog heading={words.pageHeading} hint={words.pageHint} onClose={onClose}>
      {(close) => (
        <>
          {paging.length > 0 && (
            <button
              type="button"
              onClick={() => {
                close();
                page({});
              }}
            >
              {words.pageAgain(paging.map(({ name }) => name))}
            </button>
          )}
          <PersonPick
            label={words.personToAdd}
            submit={words.page}
            onPick={(personId) => {
              close();
              page({ personId });
            }}
          />
        </>
      )}
    </Dialog>
  );
}

function Jump({ escalation, store, onClose }: Asks) {
  const running = runningStep(escalation);
  const [step, setStep] = useState(String(running + 1));
  const [error, setError] = useState<string | undefined>(undefined);
  const { number } = escalation;
  return (
    <Dialog heading={words.jumpHeading} hint={words.jumpHint(running)} onClose={onClose}>
      {(close) => (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const wanted = Number(step);
            if (!Number.isInteger(wanted) || wanted < 1) return setError(words.stepMissing);
            close();
            void store.sendOnce('jump', (signal) =>
              callApi(
                'POST /v1/escalations/{number}/jump',
                { params: { number }, body: { step: wanted - 1 } },
                { signal },
              ),
            );
          }}
        >
          <TextField name="step" label={words.step} inputMode="numeric" value={step} error={error} onValue={setStep} />
          <button type="submit" class="primary">
            {words.jump}
          </button>
        </form>
      )}
    </Dialog>
  );
}

function Pause({ escalation: { number }, store, onClose }: Asks) {
  return (
    <Dialog heading={words.pauseHeading} hint={words.pauseHint} onClose={onClose}>
      {(close) => (
        <p class="chips">
          {PAUSES.map((minutes) => (
            <button
              key={minutes}
              type="button"
              onClick={() => {
                close();
                void store.sendOnce('pause', (signal) =>
                  callApi('POST /v1/escalations/{number}/pause', { params: { number }, body: { minutes } }, { signal }),
                );
              }}
            >
              {escalationWords.minutes(minutes)}
            </button>
          ))}
        </p>
      )}
    </Dialog>
  );
}
