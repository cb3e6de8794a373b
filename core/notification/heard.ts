import { recipientId } from './eta.ts';
import { type Notice, type NoticeRow, noticesOf } from './notice.ts';

/**
 * What somebody knows of the cancellation that "back on" takes back (messages spec, rule 6). `open`: a message that
 * decides it is with the sender, and may have left. Where no rule has told him he may know it from a call, and so also
 * where it failed.
 */
export type Heard = 'yes' | 'no' | 'open';

/**
 * Whether a recipient has heard of what a notice takes back. Asked when it is decided, with the rows as they were before
 * the change withdrew any, and once more before it is sent, because a message in between may have gone out or not. An
 * earlier cancellation counts as well, while no "back on" has reached him since: that one was withdrawn by the next.
 */
export function heardOfBefore(notice: Notice, recipient: string, rows: readonly NoticeRow[]): Heard {
  if (notice.about !== 'restored') return 'yes';
  const own = rows.filter((row) => recipientId(row.to) === recipient);
  const told = cyclesIn(own, 'cancelled');
  if (!told.some(({ jobCycle }) => jobCycle === notice.jobCycle - 1)) return 'yes';
  // A restore begins the next cycle of its job, and so what it says is older than a cancellation in the same one.
  const back = cyclesIn(own, 'restored').filter(({ jobCycle, row }) => jobCycle < notice.jobCycle && mayHaveLeft(row));
  const since = last(back.filter(({ row }) => row.status !== 'failed' && row.status !== 'claimed'));
  const known = told.filter(({ jobCycle, row }) => jobCycle >= since && mayHaveLeft(row));
  const off = last(known.filter(({ row }) => row.status !== 'claimed'));
  if (last(known) > off) return 'open';
  if (off === 0) return 'no';
  return back.some(({ jobCycle, row }) => jobCycle > off && row.status === 'claimed') ? 'open' : 'yes';
}

interface OfCycle {
  jobCycle: number;
  row: NoticeRow;
}

/** The rows that tell of a cancellation or a restore, by the cycle of the job in which they do. */
const cyclesIn = (rows: readonly NoticeRow[], about: 'cancelled' | 'restored'): OfCycle[] =>
  rows.flatMap((row) =>
    noticesOf(row.content).flatMap((each) => (each.about === about ? [{ jobCycle: each.jobCycle, row }] : [])),
  );

const last = (found: readonly OfCycle[]): number => Math.max(0, ...found.map(({ jobCycle }) => jobCycle));

/** Not one that waits or was stopped, unless it waits for its second try: nobody knows what became of the first. */
const mayHaveLeft = ({ status, ambiguous }: NoticeRow): boolean =>
  (status !== 'queued' && status !== 'suppressed') || ambiguous > 0;
