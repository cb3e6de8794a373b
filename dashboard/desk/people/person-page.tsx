import { callApi } from '../../client/call-api.ts';
import { people as words } from '../../words/en-people.ts';
import { drills as drillWords } from '../../words/en-readiness.ts';
import { MethodLines } from '../drills/method-lines.tsx';
import { useDrills } from '../drills/use-drills.ts';
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
  const drilled = useDrills().data?.items.find((each) => each.personId === personId)?.methods ?? [];
  return (
    <Page heading={person.data?.name ?? words.heading} aside={<Back />}>
      {drilled.length > 0 && (
        <section class="panel" aria-labelledby="drilled">
          <h2 id="drilled">{drillWords.ofOne}</h2>
          <MethodLines methods={drilled} />
        </section>
      )}
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
