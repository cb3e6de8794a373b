import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { AgendaItem } from '../../core/contracts/appointments.ts';
import type { StatusCodeView } from '../../core/contracts/status-codes.ts';
import { callApi } from '../client/call-api.ts';
import { keepSending } from '../client/keep-sending.ts';
import { type Polling, startPolling } from '../client/polling.ts';
import { serverNowMs } from '../client/server-clock.ts';
import { isShared, whereStarted } from '../client/whereabouts.ts';
import { keepTaps, type OfferedCode, recallTaps, type Tap, type TapDetails, tapsOf } from './tap.ts';

/*
 * A technician's day on his phone. Taps stand in a queue and are sent one after another, in the order in which they
 * were made; nothing is shown as done before the server has said so. An answer to a question asked before a tap was
 * answered is older than that answer, and is not shown.
 */

/** How far ahead the page looks, today included. */
const DAYS = 7;

/** A tap that changed nothing, and why: it was late, or the server's own words. */
export interface Unapplied {
  tap: Tap;
  why: { kind: 'late' } | { kind: 'refused'; detail: string };
}

export interface DayStore {
  /** Undefined until the first answer. */
  items: ReadonlySignal<readonly AgendaItem[] | undefined>;
  /** The account's status codes; empty until they are known. */
  codes: ReadonlySignal<readonly StatusCodeView[]>;
  /** Taps that the server has not answered yet, the oldest first. */
  taps: ReadonlySignal<readonly Tap[]>;
  /** True while the oldest of them has been tried without an answer. */
  trouble: ReadonlySignal<boolean>;
  unapplied: ReadonlySignal<readonly Unapplied[]>;
  /** True while what is shown could not be renewed. */
  stale: ReadonlySignal<boolean>;
  /** True when the server says that this person has no such day. */
  isRefused: ReadonlySignal<boolean>;
  tap: (item: Pick<AgendaItem, 'id'>, code: OfferedCode, details?: TapDetails) => void;
  /** Takes the waiting taps of an appointment out. One that had arrived counts all the same, and the next answer shows it. */
  drop: (item: Pick<AgendaItem, 'id'>) => void;
  /** The reader has understood what became of his tap. */
  understood: (unapplied: Unapplied) => void;
  /** Starts asking and sending; returns what ends both. The taps stay for the next time. */
  start: () => () => void;
}

/** The day of one person. */
export function createDayStore(personId: string): DayStore {
  const items = signal<readonly AgendaItem[] | undefined>(undefined);
  const codes = signal<readonly StatusCodeView[]>([]);
  const taps = signal<readonly Tap[]>(recallTaps(personId));
  const trouble = signal(false);
  const unapplied = signal<readonly Unapplied[]>([]);
  const stale = signal(false);
  const isRefused = signal(false);
  let polling: Polling | undefined;
  let trying: { tap: Tap; end: AbortController } | undefined;
  let isStopped = false;
  /** Counts answered taps: a list that was asked for before the last of them is old news. */
  let answered = 0;

  const setTaps = (next: readonly Tap[]) => {
    taps.value = next;
    keepTaps(personId, next);
  };

  const ask = async (): Promise<boolean> => {
    const before = answered;
    const [days, known] = await Promise.all([
      callApi('GET /v1/my/appointments', { query: { days: DAYS } }),
      codes.peek().length === 0 ? callApi('GET /v1/status-codes', {}) : undefined,
    ]);
    batch(() => {
      if (known?.outcome === 'ok') codes.value = known.data.items;
      isRefused.value = days.outcome === 'problem' && days.problem.status === 403;
      stale.value = days.outcome !== 'ok' && !isRefused.value;
      if (days.outcome === 'ok' && before === answered) items.value = days.data.items;
    });
    if (before !== answered) polling?.askNow();
    return days.outcome === 'ok';
  };

  /** Sends the oldest tap until it is answered; false when it was not. */
  const sendFirst = async (tap: Tap): Promise<boolean> => {
    const { appointmentId, code, deviceTime, eta, reason, job, position } = tap;
    // It may have been switched off since.
    const place = position && isShared(personId) ? { position } : {};
    const body = { code, deviceTime, ...(eta && { eta }), ...(reason && { reason }), ...(job && { job }), ...place };
    const end = new AbortController();
    trying = { tap, end };
    const sent = await keepSending(
      (signal) =>
        callApi('POST /v1/appointments/{appointmentId}/status', { params: { appointmentId }, body }, { signal }),
      end.signal,
      () => {
        trouble.value = true;
      },
    );
    trying = undefined;
    batch(() => {
      trouble.value = false;
      // Signed out meanwhile: it waits for the same person to be back.
      if (sent.outcome === 'given_up' || (sent.outcome === 'problem' && sent.problem.status === 401)) return;
      answered += 1;
      setTaps(taps.peek().filter((each) => each !== tap));
      if (sent.outcome === 'problem') {
        const { detail, errors, title } = sent.problem;
        say(tap, { kind: 'refused', detail: detail ?? errors?.[0]?.message ?? title });
        return;
      }
      const { late, ...view } = sent.data;
      if (late) say(tap, { kind: 'late' });
      items.value = items.peek()?.map((item) => (item.id === view.id ? { ...item, ...view } : item));
    });
    return sent.outcome === 'ok' || (sent.outcome === 'problem' && sent.problem.status !== 401);
  };

  const say = (tap: Tap, why: Unapplied['why']) => {
    unapplied.value = [...unapplied.peek(), { tap, why }];
  };

  const sendAll = async (): Promise<void> => {
    if (trying !== undefined) return;
    for (let [first] = taps.peek(); first !== undefined && !isStopped; [first] = taps.peek()) {
      // Taken out while it was tried: the next one is the oldest then.
      if (!(await sendFirst(first)) && taps.peek().includes(first)) return;
    }
    polling?.askNow();
  };

  /** Kept with the tap while it waits. Sent already, because another came after it, it went without. */
  const sendWith = (tap: Tap, position: Tap['position']) => {
    if (position && trying?.tap !== tap)
      setTaps(taps.peek().map((each) => (each === tap ? { ...tap, position } : each)));
    return sendAll();
  };

  return {
    ...{ items, codes, taps, trouble, unapplied, stale, isRefused },
    tap(item, { code, label, phase }, details = {}) {
      const last = taps.peek().at(-1)?.deviceTime ?? '';
      const now = new Date(serverNowMs()).toISOString();
      // The phone's idea of the time may have been set back a little between two taps; their order may not.
      const tap: Tap = {
        ...{ appointmentId: item.id, code, label, phase, ...details },
        deviceTime: last > now ? last : now,
      };
      unapplied.value = unapplied.peek().filter((each) => each.tap.appointmentId !== item.id);
      setTaps([...taps.peek(), tap]);
      const found = phase === 'started' ? whereStarted(personId) : undefined;
      if (found === undefined) void sendAll();
      else void found.then((position) => sendWith(tap, position));
    },
    drop(item) {
      const dropped = tapsOf(taps.peek(), item);
      setTaps(taps.peek().filter((each) => !dropped.includes(each)));
      if (trying !== undefined && dropped.includes(trying.tap)) trying.end.abort();
    },
    understood(each) {
      unapplied.value = unapplied.peek().filter((other) => other !== each);
    },
    start() {
      isStopped = false;
      polling = startPolling(ask);
      void sendAll();
      return () => {
        isStopped = true;
        polling?.stop();
        trying?.end.abort();
      };
    },
  };
}
