import { useState } from 'preact/hooks';
import type { DrillsView } from '../../../core/contracts/drills.ts';
import type { Me } from '../../../core/contracts/login.ts';
import { callApi } from '../../client/call-api.ts';
import { drills as words } from '../../words/en-readiness.ts';
import { useSaving } from '../form/saving.ts';
import { Mark } from '../mark.tsx';
import { MethodLines } from './method-lines.tsx';
import { useDrills } from './use-drills.ts';

/** Who would be reached at night, as tests by day have shown; the red ones first. */
export function RedList({ me }: { me: Me }) {
  const drills = useDrills();
  const saving = useSaving();
  const [started, setStarted] = useState<number | undefined>(undefined);
  const isAdministrator = me.roles.includes('administrator');

  const test = async (body: { personId?: string }) => {
    setStarted(undefined);
    const sent = await saving.save((options) => callApi('POST /v1/drills', { body }, options));
    if (sent === undefined) return;
    setStarted(sent.data.started.length);
    drills.reload();
  };
  const turn = async (isOn: boolean) => {
    const saved = await saving.save((options) => callApi('PATCH /v1/account', { body: { drills: isOn } }, options));
    if (saved !== undefined) drills.reload();
  };

  const { data } = drills;
  return (
    <section class="stack" aria-labelledby="reachable">
      <h2 id="reachable">{words.heading}</h2>
      <p class="hint">{words.hint}</p>
      {data === undefined && <p role="status">{drills.sentence}</p>}
      {data !== undefined && (
        <>
          <p>
            <RedCount items={data.items} />
          </p>
          <p class="hint">{data.isOn ? words.isOn : words.isOff}</p>
          <p class="actions">
            {data.items.length > 0 && (
              <button type="button" aria-disabled={saving.progress !== 'idle'} onClick={() => void test({})}>
                {words.testAll}
              </button>
            )}
            {isAdministrator && (
              <button type="button" class="quiet" onClick={() => void turn(!data.isOn)}>
                {data.isOn ? words.turnOff : words.turnOn}
              </button>
            )}
          </p>
          <p class="error" role="alert">
            {saving.sentence}
          </p>
          <p role="status">{started !== undefined && words.started(started)}</p>
          {data.items.length === 0 && (
            <div class="empty">
              <h3>{words.emptyHeading}</h3>
              <p>{words.empty}</p>
            </div>
          )}
          <ul class="rows">
            {data.items.map(({ personId, name, isRed, methods }) => (
              <li key={personId} class={isRed ? 'row red' : 'row'}>
                <div class="row-head">
                  <h3>{name}</h3>
                  {isRed && <Mark tone="bad">{words.isRed}</Mark>}
                  <button
                    type="button"
                    class="quiet"
                    aria-label={words.testOf(name)}
                    aria-disabled={saving.progress !== 'idle'}
                    onClick={() => void test({ personId })}
                  >
                    {words.test}
                  </button>
                </div>
                <MethodLines methods={methods} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Green is for what a test has shown: where nobody was tested, nothing is known yet. */
function RedCount({ items }: { items: DrillsView['items'] }) {
  const count = items.filter(({ isRed }) => isRed).length;
  if (count > 0) return <Mark tone="bad">{words.red(count)}</Mark>;
  const isTested = items.some(({ methods }) => methods.some(({ state }) => state !== 'never'));
  return isTested ? <Mark tone="good">{words.red(0)}</Mark> : <Mark tone="off">{words.untested}</Mark>;
}
