import type { Me } from '../../../core/contracts/login.ts';
import type { DutyView } from '../../../core/contracts/my-on-call.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { myOnCall as words } from '../../words/en-readiness.ts';
import { useLoaded } from '../loaded.ts';
import { Mark } from '../mark.tsx';
import { Page } from '../page.tsx';
import { CoverRequests } from './cover-requests.tsx';
import { MyShifts } from './my-shifts.tsx';

/** My time on call: now and next, giving some of it away, and taking some of a colleague's. */
export function MyOnCallPage({ me }: { me: Me }) {
  const shifts = useLoaded('my shifts', (signal) => callApi('GET /v1/me/shifts', {}, { signal }));
  const covers = useLoaded('covers', (signal) =>
    callApi('GET /v1/cover-requests', { query: { limit: 100 } }, { signal }),
  );
  const reload = () => {
    shifts.reload();
    covers.reload();
  };
  const { data } = shifts;
  return (
    <Page heading={words.heading}>
      {data === undefined ? (
        <p role="status">{shifts.sentence}</p>
      ) : (
        <>
          <OnNow mine={data.mine} />
          <MyShifts mine={data.mine} others={data.others} onAsked={reload} />
        </>
      )}
      <CoverRequests covers={covers} me={me} zoneOf={zonesOf(data, me.account.zone)} onTaken={reload} />
      <section class="stack" aria-labelledby="tests">
        <h2 id="tests">{words.tests}</h2>
        <p class="hint">{words.testsHint}</p>
        <p>
          <a class="button" href="/me">
            {words.toTests}
          </a>
        </p>
      </section>
    </Page>
  );
}

/** In which zone the times of a schedule are read; the account's for one that does not have me. */
const zonesOf =
  (found: { mine: readonly DutyView[] } | undefined, otherwise: string) =>
  (scheduleId: string): string =>
    found?.mine.find((duty) => duty.scheduleId === scheduleId)?.zone ?? otherwise;

function OnNow({ mine }: { mine: readonly DutyView[] }) {
  const nowMs = serverNowMs();
  const now = mine.filter(({ start, end }) => Date.parse(start) <= nowMs && nowMs < Date.parse(end));
  if (now.length === 0)
    return (
      <p>
        <Mark tone="off">{words.isOff}</Mark>
      </p>
    );
  return (
    <>
      {now.map(({ scheduleId, schedule, end, zone }) => (
        <p key={scheduleId}>
          <Mark tone="good">{words.isOn}</Mark> {words.onUntil(schedule, sayTime(end, zone, nowMs))}
        </p>
      ))}
    </>
  );
}
