import type { CustomerPage } from '../../core/contracts/customer-page.ts';
import { customer as words } from './words.ts';

/** Who stands at the door: name, face and what he has learnt. That is what the message is for. */
export function CrewCard({ token, crew, isOver }: { token: string; crew: CustomerPage['crew']; isOver: boolean }) {
  return (
    <section class="card">
      <h2>{isOver ? words.crewAfter : words.crew}</h2>
      <ul class="crew">
        {crew.map(({ personId, name, photo, certifications }) => (
          <li key={personId}>
            {photo ? (
              <img src={`/v1/c/${token}/photos/${personId}`} alt={words.photoOf(name)} width="72" height="72" />
            ) : (
              <span class="face" aria-hidden="true">
                {initialsOf(name)}
              </span>
            )}
            <div>
              <p class="name">{name}</p>
              {certifications.length > 0 && (
                <ul class="marks">
                  {certifications.map((each) => (
                    <li key={each}>{each}</li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `JS` for John Smith: what stands where a face would be. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
