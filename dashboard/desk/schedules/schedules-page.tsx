import { callApi } from '../../client/call-api.ts';
import { schedules as words } from '../../words/en-schedules.ts';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { OnCallNow } from './on-call-now.tsx';

/** The schedules, each with who is on call now. */
export function SchedulesPage({ mayEdit }: { mayEdit: boolean }) {
  const schedules = useLoaded('schedules', (signal) =>
    callApi('GET /v1/schedules', { query: { limit: 100 } }, { signal }),
  );
  return (
    <Page
      heading={words.heading}
      aside={
        mayEdit && (
          <a class="button" href="/schedules/new">
            {words.newHeading}
          </a>
        )
      }
    >
      {schedules.data === undefined && <p role="status">{schedules.sentence}</p>}
      {schedules.data?.items.length === 0 && (
        <div class="empty">
          <h2>{words.emptyHeading}</h2>
          <p>{words.empty}</p>
        </div>
      )}
      <ul class="rows">
        {schedules.data?.items.map(({ id, name, zone, version }) => (
          <li key={id} class="row">
            <div class="row-head">
              <h2>
                <a href={`/schedules/${id}`}>{name}</a>
              </h2>
              <span class="hint">{zone}</span>
            </div>
            <OnCallNow scheduleId={id} version={version} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
