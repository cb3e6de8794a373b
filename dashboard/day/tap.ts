import type { Position } from '../../core/appointment/appointment.ts';
import type { AgendaItem } from '../../core/contracts/appointments.ts';
import type { StatusCodeView } from '../../core/contracts/status-codes.ts';

/*
 * A tap of a status button: what it said and when, kept on the phone until the server has answered, a reload and a dead
 * battery included. Sent again it is the same tap, so that nothing bad comes of sending it twice.
 */

export type OfferedCode = AgendaItem['codes'][number];

/** What a tap may say besides its code. */
export interface TapDetails {
  /** When he expects to arrive: an instant. */
  eta?: string;
  /** Why the work rests, or what is left of the job. */
  reason?: string;
  job?: 'done' | 'follow_up';
}

export interface Tap extends TapDetails, OfferedCode {
  appointmentId: string;
  /** When it was tapped, by the server's clock as far as the phone knows it. */
  deviceTime: string;
  /** Where he was, of a start, if he lets it be said. */
  position?: Position;
}

const keyOf = (personId: string): string => `callout.my-day.taps.${personId}`;

const isTap = (kept: unknown): kept is Tap =>
  typeof kept === 'object' &&
  kept !== null &&
  ['appointmentId', 'code', 'label', 'phase', 'deviceTime'].every(
    (name) => typeof Object.entries(kept).find(([field]) => field === name)?.[1] === 'string',
  );

/** The taps of this person that still wait, in their order; what cannot be read is left out. */
export function recallTaps(personId: string): Tap[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isTap) : [];
  } catch {
    return [];
  }
}

/** A phone that keeps nothing (a private window) sends all the same, as long as the page is open. */
export function keepTaps(personId: string, taps: readonly Tap[]): void {
  try {
    if (taps.length === 0) localStorage.removeItem(keyOf(personId));
    else localStorage.setItem(keyOf(personId), JSON.stringify(taps));
  } catch {
    // Nothing else can be done about it here.
  }
}

export const tapsOf = (taps: readonly Tap[], { id }: Pick<AgendaItem, 'id'>): Tap[] =>
  taps.filter(({ appointmentId }) => appointmentId === id);

/**
 * The codes that can be tapped next: the server's word, and while taps wait for a connection what the account's codes
 * say may follow the last of them.
 */
export function codesOffered(
  item: Pick<AgendaItem, 'id' | 'codes'>,
  taps: readonly Tap[],
  codes: readonly StatusCodeView[],
): OfferedCode[] {
  const last = tapsOf(taps, item).at(-1);
  if (last === undefined) return item.codes;
  return codes.filter(({ code, tapFrom }) => code !== last.code && tapFrom.includes(last.phase));
}
