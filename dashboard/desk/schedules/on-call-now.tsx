import { callApi } from '../../client/call-api.ts';
import { schedules as words } from '../../words/en-schedules.ts';
import { useLoaded } from '../loaded.ts';
import { Mark } from '../mark.tsx';

/** Who of a schedule would be paged now. `version` asks anew after a change. */
export function OnCallNow({ scheduleId, version }: { scheduleId: string; version: number }) {
  const now = useLoaded(`${scheduleId} ${version}`, (signal) =>
    callApi('GET /v1/schedules/{scheduleId}/on-call', { params: { scheduleId } }, { signal }),
  );
  if (now.data === undefined) return <p role="status">{now.sentence}</p>;
  const { people } = now.data;
  return (
    <p>
      {people.length === 0 ? (
        <Mark tone="bad">{words.nobodyNow}</Mark>
      ) : (
        <Mark tone="good">{words.onCallNow(people.map(({ name }) => name))}</Mark>
      )}
    </p>
  );
}
