import type { PersonView } from '../../../core/contracts/people.ts';
import { callApi } from '../../client/call-api.ts';
import type { AnswerOf } from '../../client/contract.ts';
import { saySpan } from '../../time/say-span.ts';
import { day as words } from '../../words/en-day.ts';
import { useLoaded } from '../loaded.ts';
import { nameIn } from '../people/people.ts';
import { dayOf, placed, type Stretch } from './strip.ts';

type Shift = AnswerOf<'GET /v1/schedules/{scheduleId}/shifts'>['items'][number];

/** One schedule of the account with who is on call by it during the day. */
interface OnCallLine {
  id: string;
  name: string;
  shifts: Shift[];
}

/** Who is on call by which schedule on this day, in one answer. */
function useOnCall(date: string, zone: string) {
  const { start, end } = dayOf(date, zone);
  return useLoaded(`on call ${date}`, async (signal) => {
    const schedules = await callApi('GET /v1/schedules', { query: { limit: 100 } }, { signal });
    if (schedules.outcome !== 'ok') return schedules;
    const query = { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
    const lines: OnCallLine[] = [];
    for (const { id, name } of schedules.data.items) {
      const shifts = await callApi(
        'GET /v1/schedules/{scheduleId}/shifts',
        { params: { scheduleId: id }, query },
        { signal },
      );
      if (shifts.outcome !== 'ok') return shifts;
      lines.push({ id, name, shifts: shifts.data.items });
    }
    return { outcome: 'ok', status: 200, data: lines };
  });
}

/** The on-call band above the day: a line a schedule. */
export function OnCallBand({
  date,
  zone,
  stretch,
  people,
}: {
  date: string;
  zone: string;
  stretch: Stretch;
  people: readonly PersonView[];
}) {
  const onCall = useOnCall(date, zone);
  return (
    <>
      {onCall.data === undefined && <p role="status">{onCall.sentence}</p>}
      {onCall.data?.length === 0 && <p class="hint">{words.noSchedules}</p>}
      {onCall.data?.map(({ id, name, shifts }) => (
        <div key={id} class="strip-row on-call">
          <h2>
            <small>{words.onCall}</small> {name}
          </h2>
          <ul class="track">
            {shifts.length === 0 && <li class="hint">{words.nobodyOnCall}</li>}
            {shifts.map((shift) => {
              const place = placed(shift, stretch);
              if (place === undefined) return null;
              return (
                <li
                  key={`${shift.personId} ${shift.start}`}
                  class="shift"
                  style={{ '--from': `${place.from}%`, '--length': `${place.length}%` }}
                >
                  {nameIn(people, shift.personId)}{' '}
                  <span class="when">{saySpan(Date.parse(shift.start), Date.parse(shift.end), zone)}</span>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </>
  );
}
