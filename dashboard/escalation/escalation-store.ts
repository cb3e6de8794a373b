import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { EscalationAction, EscalationView } from '../../core/contracts/escalations.ts';
import type { Problem } from '../../core/contracts/problem.ts';
import { type Answer, callApi } from '../client/call-api.ts';
import { keepSending, type Sent } from '../client/keep-sending.ts';
import { type Polling, startPolling } from '../client/polling.ts';
import { escalation as words } from '../words/en.ts';

/*
 * One escalation on one screen: asks for it again and again, and sends what the person decided until the server has
 * answered. Nothing is shown as done before the server says so; after a lost answer, what the server says next decides.
 */

/** What there is to show; `unanswered` until the first answer, when there was none yet. */
type Shown =
  | { state: 'loading' | 'unanswered' | 'missing' | 'forbidden' }
  | { state: 'shown'; escalation: EscalationView };

/** What may be sent again and again: done twice it is done once. */
type Repeatable = Extract<EscalationAction, 'accept' | 'pass' | 'stop' | 'on_my_way' | 'release'>;

/** What is on its way to the server; `trouble` after a try without an answer. */
export type Sending =
  | { action: Repeatable; trouble: boolean }
  | { action: Exclude<EscalationAction, Repeatable>; trouble: false };

export interface EscalationStore {
  shown: ReadonlySignal<Shown>;
  sending: ReadonlySignal<Sending | undefined>;
  /** Why the server refused the last action, in its words, while that still says something. */
  refusal: ReadonlySignal<string | undefined>;
  /** True while what is shown could not be renewed. */
  stale: ReadonlySignal<boolean>;
  /** Sends until answered; resolves then, or when given up. `stop` and `release` need a reason. */
  act: (action: Exclude<Repeatable, 'on_my_way'>, reason?: string) => Promise<void>;
  /** Says that the assignee has set out and will be there in so many minutes; sends until answered. */
  setOut: (etaMinutes: number) => Promise<void>;
  /**
   * Sends what done twice would be two things, like a pause: one try, and without an answer the refusal says so. Its
   * effect, if it had one, comes with the next answer.
   */
  sendOnce: (
    action: Exclude<EscalationAction, Repeatable>,
    send: (signal: AbortSignal) => Promise<Answer<EscalationView>>,
  ) => Promise<void>;
  /** Ends the trying. A try that had arrived counts all the same, and the next answer shows it. */
  giveUp: () => void;
  askNow: () => void;
  /** Starts polling; returns what ends it and everything under way. */
  start: () => () => void;
}

/** What the server said against it: its detail, what is wrong with a field, or at least the title. */
const sayProblem = ({ detail, errors, title }: Problem): string => detail ?? errors?.[0]?.message ?? title;

function decide(
  number: string,
  action: Exclude<Repeatable, 'on_my_way'>,
  reason: string,
  signal: AbortSignal,
): Promise<Answer<EscalationView>> {
  const params = { number };
  switch (action) {
    case 'accept':
      return callApi('POST /v1/escalations/{number}/accept', { params }, { signal });
    case 'pass':
      return callApi('POST /v1/escalations/{number}/pass', { params, body: {} }, { signal });
    case 'stop':
      return callApi('POST /v1/escalations/{number}/stop', { params, body: { reason } }, { signal });
    case 'release':
      return callApi('POST /v1/escalations/{number}/release', { params, body: { reason } }, { signal });
  }
}

/** A store of the escalation with this incident number. */
export function createEscalationStore(number: string): EscalationStore {
  const shown = signal<Shown>({ state: 'loading' });
  const sending = signal<Sending | undefined>(undefined);
  const refusal = signal<string | undefined>(undefined);
  const stale = signal(false);
  const params = { number };
  let polling: Polling | undefined;
  let trying: AbortController | undefined;

  const show = (escalation: EscalationView) => {
    const current = shown.peek();
    const seqOf = (view: EscalationView) => view.timeline.at(-1)?.seq ?? 0;
    // An answer may overtake a later one on the way; the timeline only grows, so its length tells which is newer.
    if (current.state === 'shown' && seqOf(escalation) < seqOf(current.escalation)) return;
    shown.value = { state: 'shown', escalation };
    const action = sending.peek()?.action;
    // The lost answer of an accept that did arrive, or a race decided meanwhile: there is nothing left to send.
    if (action !== undefined && !escalation.actions.includes(action)) trying?.abort();
  };

  const ask = async (): Promise<boolean> => {
    const answer = await callApi('GET /v1/escalations/{number}', { params });
    const answered = answer.outcome === 'ok' || (answer.outcome === 'problem' && answer.problem.status < 500);
    batch(() => {
      stale.value = !answered;
      if (answer.outcome === 'ok') show(answer.data);
      else if (answer.outcome === 'problem' && answer.problem.status === 404) shown.value = { state: 'missing' };
      else if (answer.outcome === 'problem' && answer.problem.status === 403) shown.value = { state: 'forbidden' };
      else if (shown.peek().state === 'loading') shown.value = { state: 'unanswered' };
    });
    return answered;
  };

  /** Brings what was decided to its end; nothing else is sent until then. */
  const perform = async (
    first: Sending,
    trySending: (trying: AbortController) => Promise<Sent<EscalationView> | { outcome: 'unreachable' }>,
  ): Promise<void> => {
    if (sending.peek() !== undefined) return;
    const controller = new AbortController();
    trying = controller;
    refusal.value = undefined;
    sending.value = first;
    const sent = await trySending(controller);
    if (sent.outcome === 'ok') show(sent.data);
    else if (sent.outcome !== 'given_up') {
      // The refusal may be older news than what is shown, so the escalation is read again before anything is said.
      await ask();
      refusal.value = sent.outcome === 'problem' ? sayProblem(sent.problem) : words.unanswered;
    }
    batch(() => {
      sending.value = undefined;
      trying = undefined;
    });
    polling?.askNow();
  };

  const repeat = (action: Repeatable, send: (end: AbortSignal) => Promise<Answer<EscalationView>>): Promise<void> =>
    perform({ action, trouble: false }, ({ signal: end }) =>
      keepSending(send, end, () => {
        sending.value = { action, trouble: true };
        polling?.askNow();
      }),
    );

  return {
    shown,
    sending,
    refusal,
    stale,
    act: (action, reason = '') => repeat(action, (end) => decide(number, action, reason, end)),
    setOut: (etaMinutes) =>
      repeat('on_my_way', (end) =>
        callApi('POST /v1/escalations/{number}/on-my-way', { params, body: { etaMinutes } }, { signal: end }),
      ),
    sendOnce: (action, send) => perform({ action, trouble: false }, ({ signal: end }) => send(end)),
    giveUp: () => trying?.abort(),
    askNow: () => polling?.askNow(),
    start() {
      polling = startPolling(ask);
      return () => {
        polling?.stop();
        polling = undefined;
        trying?.abort();
      };
    },
  };
}
