import type { PersonView } from '../../../core/contracts/people.ts';
import { channelName } from '../../words/en.ts';
import { people as words } from '../../words/en-people.ts';
import { drills as drillWords } from '../../words/en-readiness.ts';
import { MethodLines } from '../drills/method-lines.tsx';
import { type DrilledMethod, useDrills } from '../drills/use-drills.ts';
import { Mark } from '../mark.tsx';
import { Page } from '../page.tsx';
import { MethodState } from './methods-field.tsx';
import { TONE_OF, usePeople } from './people.ts';

/** The team: who is ready to be paged, and what is in the way of whom. */
export function PeoplePage({ mayEdit }: { mayEdit: boolean }) {
  const people = usePeople();
  const drills = useDrills();
  return (
    <Page
      heading={words.heading}
      aside={
        mayEdit && (
          <a class="button" href="/people/new">
            {words.addHeading}
          </a>
        )
      }
    >
      {people.data === undefined && <p role="status">{people.sentence}</p>}
      <ul class="rows">
        {people.data?.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            drilled={drills.data?.items.find(({ personId }) => personId === person.id)?.methods ?? []}
            mayEdit={mayEdit}
          />
        ))}
      </ul>
    </Page>
  );
}

function PersonRow({
  person,
  drilled,
  mayEdit,
}: {
  person: PersonView;
  /** How his tests went; empty where there were none. */
  drilled: readonly DrilledMethod[];
  mayEdit: boolean;
}) {
  const { id, name, roles, readiness, methods = [] } = person;
  const isTested = drilled.some(({ state }) => state !== 'never');
  const untested = isTested
    ? methods.filter(({ address }) => !drilled.some((each) => each.address === address))
    : methods;
  return (
    <li class={readiness === 'disabled' ? 'row faded' : 'row'}>
      <div class="row-head">
        <h2>{mayEdit ? <a href={`/people/${id}`}>{name}</a> : name}</h2>
        <span class="marks">
          {drilled.some(({ isRed }) => isRed) && <Mark tone="bad">{drillWords.isRed}</Mark>}
          <Mark tone={TONE_OF[readiness]}>{words.readiness[readiness]}</Mark>
        </span>
      </div>
      <p class="hint">{roles.map((role) => words.role[role]).join(', ')}</p>
      {untested.length > 0 && (
        <ul class="methods">
          {untested.map(({ kind, address, state }) => (
            <li key={address}>
              <span class="hint">{channelName[kind]}</span> {address}{' '}
              {state !== 'verified' && <MethodState state={state} />}
            </li>
          ))}
        </ul>
      )}
      {isTested && <MethodLines methods={drilled} />}
    </li>
  );
}
