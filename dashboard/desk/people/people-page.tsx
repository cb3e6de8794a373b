import type { PersonView } from '../../../core/contracts/people.ts';
import { channelName, people as words } from '../../words/en.ts';
import { Mark } from '../mark.tsx';
import { Page } from '../page.tsx';
import { MethodState } from './methods-field.tsx';
import { TONE_OF, usePeople } from './people.ts';

/** The team: who is ready to be paged, and what is in the way of whom. */
export function PeoplePage({ mayEdit }: { mayEdit: boolean }) {
  const people = usePeople();
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
          <PersonRow key={person.id} person={person} mayEdit={mayEdit} />
        ))}
      </ul>
    </Page>
  );
}

function PersonRow({ person, mayEdit }: { person: PersonView; mayEdit: boolean }) {
  const { id, name, roles, readiness, methods = [] } = person;
  return (
    <li class={readiness === 'disabled' ? 'row faded' : 'row'}>
      <div class="row-head">
        <h2>{mayEdit ? <a href={`/people/${id}`}>{name}</a> : name}</h2>
        <Mark tone={TONE_OF[readiness]}>{words.readiness[readiness]}</Mark>
      </div>
      <p class="hint">{roles.map((role) => words.role[role]).join(', ')}</p>
      {methods.length > 0 && (
        <ul class="methods">
          {methods.map(({ kind, address, state }) => (
            <li key={address}>
              <span class="hint">{channelName[kind]}</span> {address}{' '}
              {state !== 'verified' && <MethodState state={state} />}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
