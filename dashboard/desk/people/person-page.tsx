import { callApi } from '../../client/call-api.ts';
import { people as words } from '../../words/en.ts';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { PersonForm } from './person-form.tsx';
import { PhotoCard } from './photo-card.tsx';

const Back = () => <a href="/people">{words.back}</a>;

/** Adding somebody to the team. */
export const NewPersonPage = () => (
  <Page heading={words.addHeading} aside={<Back />}>
    <PersonForm person={undefined} />
  </Page>
);

/** One member of the team, to change. */
export function PersonPage({ personId }: { personId: string }) {
  const person = useLoaded(personId, (signal) =>
    callApi('GET /v1/people/{personId}', { params: { personId } }, { signal }),
  );
  return (
    <Page heading={person.data?.name ?? words.heading} aside={<Back />}>
      {person.data === undefined ? (
        <p role="status">{person.sentence}</p>
      ) : (
        <>
          <PersonForm person={person.data} />
          <PhotoCard person={person.data} />
        </>
      )}
    </Page>
  );
}
