import { reports as words } from '../../words/en-readiness.ts';
import type { OnCallReport } from './reports-page.tsx';

const COUNTS = ['pages', 'accepts', 'passes', 'misses', 'released'] as const;

/** A bar of nights for each person, whoever was woken most first, and what he did with his pages. */
export function Fairness({ people }: { people: OnCallReport['people'] }) {
  const most = Math.max(1, ...people.map(({ nightsWoken }) => nightsWoken));
  return (
    <section class="stack" aria-labelledby="fairness">
      <h2 id="fairness">{words.fairness}</h2>
      <p class="hint">{words.fairnessHint}</p>
      <ul class="fairness">
        {people.map((person) => (
          <li key={person.personId}>
            <h3>{person.name}</h3>
            <div class="nights">
              <div class="track" aria-hidden="true">
                <span style={{ width: `${(100 * person.nightsWoken) / most}%` }} />
              </div>
              <span>{words.nights(person.nightsWoken)}</span>
            </div>
            <dl>
              {COUNTS.map((count) => (
                <div key={count}>
                  <dt>{words[count]}</dt>
                  <dd>{person[count]}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
