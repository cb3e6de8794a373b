import type { PreviewView } from '../../../core/contracts/plans.ts';
import { StatusMark } from '../../escalation/status-mark.tsx';
import { sayTime } from '../../time/say-time.ts';
import { preview as words } from '../../words/en-plans.ts';
import { linesOf } from './preview-lines.ts';

/** A night as it was played: who is paged when, how it ends, who is woken, what it costs. */
export function Played({
  preview,
  from,
  nameOf,
  zone,
}: {
  preview: PreviewView;
  /** When it begins, ISO 8601. */
  from: string;
  nameOf: (personId: string) => string;
  zone: string;
}) {
  const start = Date.parse(from);
  const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
  return (
    <div class="played">
      <ol>
        {linesOf(preview.entries).map((line, index, lines) => (
          <li key={index} class={`line-${line.kind}`}>
            <time dateTime={at(line.atSeconds)}>
              {line.atSeconds !== lines[index - 1]?.atSeconds && sayTime(at(line.atSeconds), zone, start)}
            </time>
            <span>{line.text}</span>
          </li>
        ))}
      </ol>
      <p class="tags">
        {words.ends} <StatusMark status={preview.status} />
      </p>
      <p>{words.woken(preview.woken.map((id) => nameOf(id)))}</p>
      <p>{words.price(preview.segments, preview.price)}</p>
    </div>
  );
}
