import { useRef, useState } from 'preact/hooks';
import type { Me } from '../../../core/contracts/login.ts';
import type { PersonView } from '../../../core/contracts/people.ts';
import { callApi } from '../../client/call-api.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { wallTime } from '../../time/wall-time.ts';
import { schedules as words } from '../../words/en-schedules.ts';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { usePeople } from '../people/people.ts';
import { goTo } from '../place.ts';
import { Calendar } from './calendar.tsx';
import { OnCallNow } from './on-call-now.tsx';
import { type OverrideDraft, OverrideForm } from './override-form.tsx';
import { Overrides } from './overrides.tsx';
import type { Schedule } from './schedule.ts';
import { ScheduleForm } from './schedule-form.tsx';
import { TemporarySchedules } from './temporary-schedules.tsx';
import { type Bar, rangeOf, weeksOf } from './weeks.ts';

const Back = () => <a href="/schedules">{words.back}</a>;

/** Making a schedule. */
export function NewSchedulePage({ me }: { me: Me }) {
  const people = usePeople();
  return (
    <Page heading={words.newHeading} aside={<Back />}>
      {people.data === undefined ? (
        <p role="status">{people.sentence}</p>
      ) : (
        <ScheduleForm
          schedule={undefined}
          people={people.data}
          accountZone={me.account.zone}
          onSaved={({ id }) => goTo(`/schedules/${id}`)}
        />
      )}
    </Page>
  );
}

/** One schedule: who is on call now and in the next four weeks, what was changed by hand, the rotations. */
export function SchedulePage({ scheduleId, me }: { scheduleId: string; me: Me }) {
  const schedule = useLoaded(scheduleId, (signal) =>
    callApi('GET /v1/schedules/{scheduleId}', { params: { scheduleId } }, { signal }),
  );
  const people = usePeople();
  if (schedule.data === undefined || people.data === undefined) {
    return (
      <Page heading={words.heading} aside={<Back />}>
        <p role="status">{schedule.sentence ?? people.sentence}</p>
      </Page>
    );
  }
  return (
    <Page heading={schedule.data.name} aside={<Back />} wide>
      <OnCallNow scheduleId={scheduleId} version={schedule.data.version} />
      <Parts schedule={schedule.data} people={people.data} me={me} onSaved={schedule.reload} />
    </Page>
  );
}

function Parts({
  schedule,
  people,
  me,
  onSaved,
}: {
  schedule: Schedule;
  people: PersonView[];
  me: Me;
  onSaved: () => void;
}) {
  const { id, zone, version } = schedule;
  const now = serverNowMs();
  const today = wallTime(now, zone).slice(0, 10);
  const emptyOverride: OverrideDraft = { kind: 'replace', in: '', out: '', start: '', end: '' };
  const [override, setOverride] = useState(emptyOverride);
  const overrides = useRef<HTMLElement>(null);
  const mayOverride = me.roles.some((role) => role === 'administrator' || role === 'manager' || role === 'dispatcher');
  const mayEdit = me.roles.some((role) => role === 'administrator' || role === 'manager');

  const range = { params: { scheduleId: id }, query: rangeOf(today, zone) };
  const shifts = useLoaded(`shifts ${version} ${today}`, (signal) =>
    callApi('GET /v1/schedules/{scheduleId}/shifts', range, { signal }),
  );
  const gaps = useLoaded(`gaps ${version} ${today}`, (signal) =>
    callApi('GET /v1/schedules/{scheduleId}/gaps', range, { signal }),
  );

  const fill = (gap: Bar) => {
    // A whole gap may have begun before today; filling it begins now.
    const start = Math.max(gap.start, now);
    setOverride({ ...emptyOverride, kind: 'add', start: wallTime(start, zone), end: wallTime(gap.end, zone) });
    requestAnimationFrame(() => overrides.current?.querySelector<HTMLElement>('#in')?.focus());
  };

  return (
    <>
      <section class="stack" aria-labelledby="final">
        <h2 id="final">{words.final}</h2>
        <p class="hint">{words.timesIn(zone)}</p>
        {shifts.data === undefined || gaps.data === undefined ? (
          <p role="status">{shifts.sentence ?? gaps.sentence}</p>
        ) : (
          <Calendar
            weeks={weeksOf(shifts.data.items, gaps.data.items, today, zone)}
            zone={zone}
            people={people}
            onFill={mayOverride ? fill : undefined}
          />
        )}
      </section>
      <section ref={overrides} class="stack narrow" aria-labelledby="overrides">
        <h2 id="overrides">{words.overrides}</h2>
        <Overrides schedule={schedule} people={people} nowMs={now} onSaved={mayOverride ? onSaved : undefined} />
        {mayOverride && (
          <OverrideForm
            schedule={schedule}
            people={people}
            draft={override}
            onDraft={setOverride}
            onSaved={() => {
              setOverride(emptyOverride);
              onSaved();
            }}
          />
        )}
      </section>
      <TemporarySchedules schedule={schedule} people={people} nowMs={now} onSaved={mayEdit ? onSaved : undefined} />
      {mayEdit && (
        <details class="narrow">
          <summary>{words.layers}</summary>
          <ScheduleForm
            key={version}
            schedule={schedule}
            people={people}
            accountZone={me.account.zone}
            onSaved={onSaved}
          />
        </details>
      )}
    </>
  );
}
