import { callApi } from '../../client/call-api.ts';
import { plans as words } from '../../words/en-plans.ts';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { FindingCounts } from './findings.tsx';

/** The plans, with what the checks find in each. */
export function PlansPage({ mayEdit }: { mayEdit: boolean }) {
  const plans = useLoaded('plans', (signal) => callApi('GET /v1/plans', { query: { limit: 100 } }, { signal }));
  const account = useLoaded('account', (signal) => callApi('GET /v1/account', {}, { signal }));
  return (
    <Page
      heading={words.heading}
      aside={
        mayEdit && (
          <a class="button" href="/plans/new">
            {words.newHeading}
          </a>
        )
      }
    >
      {plans.data === undefined && <p role="status">{plans.sentence}</p>}
      {plans.data?.items.length === 0 && (
        <div class="empty">
          <h2>{words.emptyHeading}</h2>
          <p>{words.empty}</p>
        </div>
      )}
      <ul class="rows">
        {plans.data?.items.map(({ id, name, steps, loops, findings }) => (
          <li key={id} class="row">
            <div class="row-head">
              <h2>
                <a href={`/plans/${id}`}>{name}</a>
              </h2>
              <span>
                <FindingCounts findings={findings} />
              </span>
            </div>
            <p class="hint">
              {words.summary(steps.length, loops)} {account.data?.defaultPlanId === id && <b>{words.isDefault}</b>}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
