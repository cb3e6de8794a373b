import { useState } from 'preact/hooks';
import type { CoverRequestView } from '../../../core/contracts/covers.ts';
import type { Me } from '../../../core/contracts/login.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { saySpan } from '../../time/say-span.ts';
import { myOnCall as words } from '../../words/en-readiness.ts';
import { useSaving } from '../form/saving.ts';
import type { Loaded } from '../loaded.ts';
import { Mark } from '../mark.tsx';

/** Who asks for cover, soonest first, and who has taken it. Exactly one can; whoever comes second is told who has it. */
export function CoverRequests({
  covers,
  me,
  zoneOf,
  onTaken,
}: {
  covers: Loaded<{ items: CoverRequestView[] }>;
  me: Me;
  zoneOf: (scheduleId: string) => string;
  onTaken: () => void;
}) {
  const saving = useSaving();
  const [tookId, setTookId] = useState<string | undefined>(undefined);
  const nowMs = serverNowMs();
  const ahead = covers.data?.items
    .filter(({ end }) => Date.parse(end) > nowMs)
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));

  const take = async (coverId: string) => {
    const taken = await saving.save((options) =>
      callApi('POST /v1/cover-requests/{coverId}/take', { params: { coverId } }, options),
    );
    setTookId(taken?.data.id);
    // Taken by somebody else in between: the list says so, too.
    onTaken();
  };

  return (
    <section class="stack" aria-labelledby="covers">
      <h2 id="covers">{words.requests}</h2>
      {ahead === undefined && <p role="status">{covers.sentence}</p>}
      {ahead?.length === 0 && <p class="hint">{words.noRequests}</p>}
      <p class="error" role="alert">
        {saving.sentence}
      </p>
      <p role="status">{tookId !== undefined && words.takenByYou}</p>
      <ul class="rows">
        {ahead?.map((request) => (
          <CoverRow
            key={request.id}
            request={request}
            me={me}
            zone={zoneOf(request.scheduleId)}
            isBusy={saving.progress !== 'idle'}
            onTake={() => void take(request.id)}
          />
        ))}
      </ul>
    </section>
  );
}

function CoverRow({
  request,
  me,
  zone,
  isBusy,
  onTake,
}: {
  request: CoverRequestView;
  me: Me;
  zone: string;
  isBusy: boolean;
  onTake: () => void;
}) {
  const { by, status, takenBy, schedule, note, inReturn } = request;
  const say = ({ start, end }: { start: string; end: string }) => saySpan(Date.parse(start), Date.parse(end), zone);
  const isMine = by.id === me.id;
  return (
    <li class={status === 'taken' ? 'row faded' : 'row'}>
      <div class="row-head">
        <h3>{isMine ? words.yours : words.wants(by.name)}</h3>
        {takenBy !== undefined ? (
          <Mark tone="good">{takenBy.id === me.id ? words.youTook : words.takenBy(takenBy.name)}</Mark>
        ) : isMine ? (
          <Mark tone="wait">{words.isOpen}</Mark>
        ) : (
          <button
            type="button"
            class="primary"
            aria-label={words.takeOf(by.name, say(request))}
            aria-disabled={isBusy}
            onClick={onTake}
          >
            {words.take}
          </button>
        )}
      </div>
      <p>{say(request)}</p>
      {inReturn !== undefined && <p>{words.gives(say(inReturn))}</p>}
      <p class="hint">{[schedule, note].filter((part) => part !== '').join('. ')}</p>
    </li>
  );
}
