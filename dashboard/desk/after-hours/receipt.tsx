import { useEffect, useRef } from 'preact/hooks';
import type { EscalationView } from '../../../core/contracts/escalations.ts';
import { afterHours as words } from '../../words/en-after-hours.ts';

/** What an agent says to the customer, at once: the number, who is being paged, and whether anybody can be reached. */
export function Receipt({ escalation, onNext }: { escalation: EscalationView; onNext: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { number, paging, coverage, deduplicated } = escalation;
  // Without coverage the fallback may still be paged: then it is not nobody, but nobody to count on.
  const isFallback = coverage === 'none' && paging.length > 0;
  const verdict = coverage === undefined ? undefined : words.coverage[isFallback ? 'fallback' : coverage];
  return (
    <section class="receipt" aria-labelledby="receipt">
      <h2 id="receipt" ref={heading} tabIndex={-1}>
        {deduplicated === true ? words.already : words.started}
      </h2>
      {deduplicated === true && <p>{words.alreadyHint}</p>}
      <p class="number">
        <span>{words.sayNumber}</span>
        <strong>{number}</strong>
      </p>
      <p class="paging">
        {paging.length === 0 ? words.pagingNobody : words.pagingNow(paging.map((person) => person.name))}
      </p>
      {verdict !== undefined && (
        <div class={`coverage ${coverage}`}>
          <h3>{verdict.heading}</h3>
          <p>{verdict.text}</p>
        </div>
      )}
      <p class="actions">
        <button type="button" class="primary" onClick={onNext}>
          {words.next}
        </button>
        <a class="button" href={`/escalations/${number}`}>
          {words.watch}
        </a>
      </p>
    </section>
  );
}
