import { recipientId } from './eta.ts';
import { type Notice, type NoticeRow, noticesOf } from './notice.ts';

/**
 * What somebody knows of the cancellation that "back on" takes back (messages spec, rule 6). `open`: its message is with
 * the sender, and may have left. Where no rule has told him he may know it from a call, and so also where it failed.
 */
export type Heard = 'yes' | 'no' | 'open';

/**
 * Whether a recipient has heard of what a notice takes back. Asked when it is decided, with the rows as they were before
 * the change withdrew any, and once more before it is sent, because a message in between may have gone out or not.
 */
export function heardOfBefore(notice: Notice, recipient: string, rows: readonly NoticeRow[]): Heard {
  if (notice.about !== 'restored') return 'yes';
  const told = rows.filter((row) => recipientId(row.to) === recipient && tellsOfCancel(row, notice.jobCycle - 1));
  if (told.some(({ status }) => status === 'claimed')) return 'open';
  const isSilent = ({ status }: NoticeRow) => status === 'queued' || status === 'suppressed';
  return told.length > 0 && told.every(isSilent) ? 'no' : 'yes';
}

/** A restore begins the next cycle of its job. */
const tellsOfCancel = ({ content }: NoticeRow, jobCycle: number): boolean =>
  noticesOf(content).some((each) => each.about === 'cancelled' && each.jobCycle === jobCycle);
