import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FailedNoticeView } from '../../core/contracts/failed-notices.ts';
import { callApi } from '../client/call-api.ts';
import { failedNotices as words } from '../words/en-failed-notices.ts';

/** A notice fails a quarter of an hour after its first try; it can wait for so many milliseconds more. */
const EVERY_MS = 60_000;

const open = signal<readonly FailedNoticeView[]>([]);
const notTaken = signal(false);

async function ask(): Promise<void> {
  const answer = await callApi('GET /v1/failed-notices', {});
  if (answer.outcome === 'ok') open.value = answer.data.items;
}

async function see({ id }: FailedNoticeView): Promise<void> {
  const answer = await callApi('POST /v1/failed-notices/{id}/seen', { params: { id } });
  notTaken.value = answer.outcome !== 'ok';
  if (answer.outcome === 'ok') open.value = open.value.filter((each) => each.id !== id);
}

/**
 * What reached nobody, above every page of the desk: it stays until one of the office has told whoever was not told, and
 * goes from all desks then. Without an answer the last one stands.
 */
export function FailedNotices() {
  useEffect(() => {
    void ask();
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  if (open.value.length === 0) return null;
  return (
    <section class="failed-notices" aria-labelledby="failed-notices-heading">
      <h2 id="failed-notices-heading">{words.heading}</h2>
      <p>{words.advice}</p>
      <ul>
        {open.value.map((notice) => (
          <li key={notice.id}>
            <span>
              {words.notTold(notice.to, notice.kind, notice.number)}{' '}
              {notice.number !== undefined && <a href={`/escalations/${notice.number}`}>{words.view}</a>}
            </span>
            <button type="button" aria-label={words.seenOf(notice.to)} onClick={() => void see(notice)}>
              {words.seen}
            </button>
          </li>
        ))}
      </ul>
      <div role="alert">{notTaken.value && <p class="error">{words.notTaken}</p>}</div>
    </section>
  );
}
