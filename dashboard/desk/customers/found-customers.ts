import { useEffect, useRef, useState } from 'preact/hooks';
import type { CustomerView } from '../../../core/contracts/customers.ts';
import { callApi } from '../../client/call-api.ts';
import { connection } from '../../words/en.ts';
import { useLoaded } from '../loaded.ts';

/** Milliseconds without a key pressed until the server is asked. */
const REST_MS = 250;
/** One letter is in nearly every name. */
const SEARCHED_FROM = 2;

export interface FoundCustomers {
  /** What was found last; it stays until the next answer, so that the list does not flicker. */
  items: readonly CustomerView[] | undefined;
  /** The search may mean others, too. */
  more: boolean;
  /** What was asked for to find them; empty for the newest customers. */
  asked: string;
  /** Set while there is nothing to show, and when what was asked for last does not come. */
  sentence: string | undefined;
}

/** The customers whom what is typed may mean, of all there are; while hardly anything is typed, the newest. */
export function useFoundCustomers(typed: string): FoundCustomers {
  const wanted = typed.trim();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted.length < SEARCHED_FROM ? '' : wanted), REST_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const answer = useLoaded(`customers ${asked}`, (signal) =>
    callApi('GET /v1/customers', { query: asked === '' ? { limit: 25 } : { search: asked } }, { signal }),
  );
  const shown = useRef<Omit<FoundCustomers, 'sentence'>>({ items: undefined, more: false, asked: '' });
  if (answer.data) shown.current = { items: answer.data.items, more: answer.data.more ?? false, asked };
  const isComing = shown.current.items !== undefined && answer.sentence === connection.opening;
  return { ...shown.current, sentence: isComing ? undefined : answer.sentence };
}
