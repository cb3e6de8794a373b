import type { Position } from '../../core/appointment/appointment.ts';

/*
 * Where this phone is, said with a start and with nothing else, and only where its owner has switched that on. The
 * switch belongs to the phone, as the browser's own leave does: it stands in its storage and nowhere else.
 */

/** A tap waits no longer for it. */
const LONGEST_MS = 3000;
/** A place of a moment ago is good enough, and there at once. */
const OLDEST_MS = 15_000;

const keyOf = (personId: string): string => `callout.my-day.position.${personId}`;

export function isShared(personId: string): boolean {
  try {
    return localStorage.getItem(keyOf(personId)) === 'on';
  } catch {
    return false;
  }
}

/** Off by default, and again as soon as he says so. A phone that keeps nothing stays off. */
export function share(personId: string, on: boolean): void {
  try {
    if (on) localStorage.setItem(keyOf(personId), 'on');
    else localStorage.removeItem(keyOf(personId));
  } catch {
    // It is off, then.
  }
}

/** None where a browser has no such thing, whatever its types say. */
const phoneKnows = (): Geolocation | null | undefined => navigator.geolocation;

/** Lets the phone ask its owner. A phone that may say it but does not know it now is one that may. */
export const askLeave = (): Promise<boolean> =>
  new Promise((answer) => {
    const geolocation = phoneKnows();
    if (!geolocation) return answer(false);
    geolocation.getCurrentPosition(
      () => answer(true),
      ({ code }) => answer(code !== PERMISSION_DENIED),
      { timeout: LONGEST_MS },
    );
  });

/** `GeolocationPositionError.PERMISSION_DENIED` */
const PERMISSION_DENIED = 1;

const where = (): Promise<Position | undefined> =>
  new Promise((found) => {
    const geolocation = phoneKnows();
    if (!geolocation) return found(undefined);
    geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => found({ latitude, longitude, accuracy }),
      () => found(undefined),
      { enableHighAccuracy: true, maximumAge: OLDEST_MS, timeout: LONGEST_MS },
    );
  });

/** Where he starts, within a few seconds or not at all; nothing to wait for where he does not share it. */
export function whereStarted(personId: string): Promise<Position | undefined> | undefined {
  if (!isShared(personId)) return undefined;
  return Promise.race([
    where(),
    new Promise<undefined>((late) => {
      setTimeout(late, LONGEST_MS, undefined);
    }),
  ]);
}
