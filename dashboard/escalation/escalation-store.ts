import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { EscalationAction, EscalationView } from '../../core/contracts/escalations.ts';
import { type Answer, callApi } from '../client/call-api.ts';
import { keepSending } from '../client/keep-sending.ts';
import { type Polling, startPolling } from '../client/polling.ts';

/*
 * One escalation on one screen: asks for it again and again, and sends what the person decided until the server has
 * answered. Nothing is shown as done before the server says so; after a lost answer, what the server says next decides.
 */

/** What there is to show; `unanswered` until the first answer, when there was none yet. */
type Shown =
  | { state: 'loading' | 'unanswered' | 'missing' | 'forbidden' }
  | { state: 'shown'; escalation: EscalationView };

/** What is on its way to the server; `trouble` after a try without an answer. */
export interface Sending {
  action: EscalationAction;
  trouble: boolean;
}

export interface EscalationStore {
  shown: ReadonlySignal<Shown>;
  sending: ReadonlySignal<Sending | undefined>;
  /** Why the server refused the last action, in its words, while that still says something. */
  refusal: ReadonlySignal<string | undefined>;
  /** True while what is shown could not be renewed. */
  stale: ReadonlySignal<boolean>;
  /** Sends until answered; resolves then, or when given up. `stop` needs a reason. */
  act: (action: EscalationAction, reason?: string) => Promise<void>;
  /** Ends the trying. A try that had arrived counts all the same, and the next answer shows it. */
  giveUp: () => void;
  askNow: () => void;
  /** Starts polling; returns what ends it and everything under way. */
  start: () => () => void;
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

  const send = (action: EscalationAction, reason: string, end: AbortSignal): Promise<Answer<EscalationView>> => {
    const options = { signal: end };
    if (action === 'accept') return callApi('POST /v1/escalations/{number}/accept', { params }, options);
    if (action === 'pass') return callApi('POST /v1/escalations/{number}/pass', { params, body: {} }, options);
    return callApi('POST /v1/escalations/{number}/stop', { params, body: { reason } }, options);
  };

  return {
    shown,
    sending,
    refusal,
    stale,
    async act(action, reason = '') {
      if (sending.peek() !== undefined) return;
      const controller = new AbortController();
      trying = controller;
      refusal.value = undefined;
      sending.value = { action, trouble: false };
      const sent = await keepSending(
        (end) => send(action, reason, end),
        controller.signal,
        () => {
          sending.value = { action, trouble: true };
          polling?.askNow();
        },
      );
      if (sent.outcome === 'ok') show(sent.data);
      // The refusal may be older news than what is shown, so the escalation is read again before anything is said.
      else if (sent.outcome === 'problem') {
        await ask();
        refusal.value = sent.problem.detail ?? sent.problem.title;
      }
      batch(() => {
        sending.value = undefined;
        trying = undefined;
      });
      polling?.askNow();
    },
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
