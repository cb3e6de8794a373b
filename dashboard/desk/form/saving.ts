import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../core/contracts/problem.ts';
import type { Answer, CallOptions } from '../../client/call-api.ts';
import { keepSending } from '../../client/keep-sending.ts';
import { connection, form as words } from '../../words/en.ts';

/** Sending what a form says until the server has answered, and what it said against it. */
export interface Saving {
  progress: 'idle' | 'sending' | 'trouble';
  /** What is wrong with a field, by the name the API gives it: `steps.0.minutes`. */
  errors: Readonly<Record<string, string>>;
  /** What is wrong as a whole; empty when nothing is. */
  sentence: string;
  /** Sends; answers what came, or undefined when it was refused or given up. A second call while one runs does nothing. */
  save: <T>(send: (options: CallOptions) => Promise<Answer<T>>) => Promise<{ status: number; data: T } | undefined>;
  giveUp: () => void;
  /** Shows what can be said before asking the server. */
  refuse: (errors: Record<string, string>) => void;
}

/** Field errors as the form shows them; of several on a field the first. */
export function errorsOf({ errors = [] }: Problem): Record<string, string> {
  return Object.fromEntries([...errors].reverse().map(({ field, message }) => [field, words.fieldError(message)]));
}

/** Puts the focus on the first field that is wrong; ids of fields are the API's names. */
function focusFirst(errors: Record<string, string>): void {
  const wrong = [...document.querySelectorAll<HTMLElement>('main [id]')].find(({ id }) => id in errors);
  wrong?.focus();
}

interface Said {
  errors: Record<string, string>;
  sentence: string;
}

/** Without what was said of one field; the sentence goes with the last one, and counts what is left where it counts. */
function without({ errors, sentence }: Said, field: string): Said {
  const { [field]: _mended, ...left } = errors;
  const after = Object.keys(left).length;
  if (after === 0) return { errors: left, sentence: '' };
  return { errors: left, sentence: sentence === words.wrongFields(after + 1) ? words.wrongFields(after) : sentence };
}

/**
 * Each sending carries one Idempotency-Key over all its tries, so that a lost answer of a create makes no second one.
 */
export function useSaving(): Saving {
  const [progress, setProgress] = useState<Saving['progress']>('idle');
  const [said, setSaid] = useState<Said>({ errors: {}, sentence: '' });
  const trying = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => trying.current?.abort(), []);

  // What somebody changes is not wrong any more until it is sent again; ids of fields are the API's names.
  useEffect(() => {
    const onInput = ({ target }: Event) => {
      if (target instanceof Element && target.id in said.errors) setSaid(without(said, target.id));
    };
    document.addEventListener('input', onInput);
    return () => document.removeEventListener('input', onInput);
  }, [said]);

  const point = (errors: Record<string, string>, sentence: string) => {
    setSaid({ errors, sentence });
    // After the errors are on screen, where a screen reader reads them with the field.
    requestAnimationFrame(() => focusFirst(errors));
  };

  return {
    progress,
    ...said,
    async save(send) {
      if (trying.current !== undefined) return undefined;
      const controller = new AbortController();
      trying.current = controller;
      setSaid({ errors: {}, sentence: '' });
      setProgress('sending');
      const idempotencyKey = crypto.randomUUID();
      const sent = await keepSending(
        (signal) => send({ signal, idempotencyKey }),
        controller.signal,
        () => setProgress('trouble'),
      );
      trying.current = undefined;
      setProgress('idle');
      if (sent.outcome === 'ok') return { status: sent.status, data: sent.data };
      if (sent.outcome === 'problem') {
        const errors = errorsOf(sent.problem);
        point(
          errors,
          sent.problem.detail ??
            ([...new Set(Object.values(errors))].join(' ') || sent.problem.title || connection.trouble),
        );
      }
      return undefined;
    },
    giveUp: () => trying.current?.abort(),
    refuse: (errors) => point(errors, words.wrongFields(Object.keys(errors).length)),
  };
}
