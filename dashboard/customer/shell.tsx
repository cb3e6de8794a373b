import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Contractor } from '../../core/contracts/customer-page.ts';
import { inkOn } from './ink.ts';
import { customer as words } from './words.ts';

/** The frame of a customer's page: the contractor's name on his own colour, and how to call him. */
export function Shell({ contractor, children }: { contractor: Contractor; children: ComponentChildren }) {
  const { name, colour, phone } = contractor;
  useEffect(() => {
    document.title = name;
  }, [name]);
  return (
    <>
      <header class="band" style={colour ? { '--brand': colour, '--brand-ink': inkOn(colour) } : {}}>
        <p>{name}</p>
      </header>
      <main class="customer">
        {children}
        {phone && (
          <a class="button" href={`tel:${phone}`}>
            {words.call}
          </a>
        )}
      </main>
    </>
  );
}

/** A page of a heading and a sentence: there is nothing, or nothing yet. */
export function Notice({ heading, text, onAgain }: { heading: string; text: string; onAgain?: () => void }) {
  return (
    <main class="notice">
      <h1>{heading}</h1>
      <p>{text}</p>
      {onAgain && (
        <button type="button" onClick={onAgain}>
          {words.again}
        </button>
      )}
    </main>
  );
}
