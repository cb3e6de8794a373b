import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { tagField as words } from '../../words/en-channels.ts';
import { addTyped } from './tags.ts';

/**
 * Several short texts as tags, by keyboard alone: what is typed becomes a tag at Enter, comma, semicolon, space or when
 * the field is left; Backspace in an empty field takes the last away. What is not valid stays typed, with the reason.
 */
export function TagField({
  name,
  label,
  tags,
  typed,
  most,
  error,
  isValid,
  markOf,
  onChange,
}: {
  name: string;
  label: string;
  tags: readonly string[];
  /** What has been typed and is no tag yet. */
  typed: string;
  most: number;
  error?: string | undefined;
  isValid: (tag: string) => boolean;
  /** What stands beside a tag. */
  markOf?: (tag: string) => ComponentChildren;
  onChange: (tags: string[], typed: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');

  const add = (text: string) => {
    const result = addTyped(tags, text, { isValid, most });
    if (result.added.length > 0) setSaid(result.added.map(words.added).join(' '));
    else if (result.known !== undefined) setSaid(words.known(result.known));
    else if (result.isFull) setSaid(words.tooMany(most));
    onChange(result.tags, result.left);
  };
  const remove = (tag: string) => {
    setSaid(words.removed(tag));
    onChange(
      tags.filter((each) => each !== tag),
      typed,
    );
    input.current?.focus();
  };

  return (
    <div class="field">
      <label for={name}>{label}</label>
      <div class="tag-box">
        {tags.length > 0 && (
          <ul>
            {tags.map((tag) => (
              <li key={tag} class="tag">
                {tag} {markOf?.(tag)}
                <button type="button" aria-label={words.remove(tag)} onClick={() => remove(tag)}>
                  ×
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          ref={input}
          id={name}
          type="text"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          value={typed}
          aria-invalid={error !== undefined}
          aria-describedby={`${name}-hint${error === undefined ? '' : ` ${name}-error`}`}
          onInput={(event) => {
            const { value } = event.currentTarget;
            // A separator ends a tag, be it typed or in the middle of what was pasted.
            if (/[\s,;]/.test(value)) add(value);
            else onChange([...tags], value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
              event.preventDefault();
              if (typed !== '') add(typed);
            } else if (event.key === 'Backspace' && typed === '') {
              const last = tags.at(-1);
              if (last !== undefined) remove(last);
            }
          }}
          onBlur={() => {
            if (typed !== '') add(typed);
          }}
        />
      </div>
      <p class="hint" id={`${name}-hint`}>
        {words.add}
      </p>
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <p class="unseen" role="status">
        {said}
      </p>
    </div>
  );
}
