/** What became of typed text: the tags with it, and what of it could not become one. */
export interface Added {
  tags: string[];
  added: string[];
  /** A text that is a tag already. */
  known: string | undefined;
  /** Stays typed. */
  left: string;
  isFull: boolean;
}

/** Splits typed or pasted text at separators and takes what is valid and new, without regard to case. */
export function addTyped(
  tags: readonly string[],
  text: string,
  { isValid, most }: { isValid: (tag: string) => boolean; most: number },
): Added {
  const result: Added = { tags: [...tags], added: [], known: undefined, left: '', isFull: false };
  const left: string[] = [];
  // People paste "Name <address>, …": the brackets are not theirs.
  for (const part of text.split(/[\s,;]+/).map((each) => each.replace(/^<|>$/g, '').toLowerCase())) {
    if (part === '') continue;
    if (result.tags.includes(part)) result.known = part;
    else if (!isValid(part)) left.push(part);
    else if (result.tags.length >= most) {
      result.isFull = true;
      left.push(part);
    } else {
      result.tags.push(part);
      result.added.push(part);
    }
  }
  return { ...result, left: left.join(' ') };
}
