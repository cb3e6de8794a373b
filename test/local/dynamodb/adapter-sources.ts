import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The expressions that the stores send, read out of their sources: every text literal that stands where an expression
 * does, and every other literal that reads like a part of one. What a template fills in is left open.
 */
export interface SourceExpression {
  file: string;
  text: string;
  /** The whole value of a `…Expression` member; otherwise a part that is put into one. */
  whole: boolean;
}

/** Stands for what a template fills in. */
export const FILLED_IN = '…';

const FOLDER = path.resolve(import.meta.dirname, '../../../adapters/dynamodb');
/** What code puts in the place of an expression's text, and no literal. */
const MEMBER = /\b\w*Expression:\s*([^\s'"`][^,;}]*)/g;
const IN_MEMBER = /Expression:[^,;{}]*$/;
const READS_LIKE_ONE = /attribute_(not_)?exists|begins_with|^(SET|ADD|REMOVE|DELETE) |[\w=<>(}] :[\w$]/;

/** The literals of a file, each with the code before it; comments and the insides of other literals left out. */
function literalsOf(source: string): Array<{ text: string; codeBefore: string }> {
  const found: Array<{ text: string; codeBefore: string }> = [];
  let code = '';
  let at = 0;
  const skipTo = (end: string) => {
    const next = source.indexOf(end, at);
    at = next < 0 ? source.length : next + end.length;
  };
  const readLiteral = (quote: string): string => {
    let text = '';
    for (at++; at < source.length && source[at] !== quote; at++) {
      if (quote === '`' && source.startsWith('${', at)) {
        text += FILLED_IN;
        for (let depth = 0; at < source.length; at++) {
          if (source[at] === '{') depth++;
          if (source[at] === '}' && --depth === 0) break;
        }
      } else text += source[at] === '\\' ? source[++at] : source[at];
    }
    at++;
    return text;
  };
  while (at < source.length) {
    const char = source.charAt(at);
    if (source.startsWith('//', at)) skipTo('\n');
    else if (source.startsWith('/*', at)) skipTo('*/');
    else if (char === "'" || char === '"' || char === '`') {
      const text = readLiteral(char);
      found.push({ text, codeBefore: code });
      code += "''";
    } else {
      code += char;
      at++;
    }
  }
  return [...found, { text: '', codeBefore: code }];
}

/** Every expression of the stores, and what stands in an expression's place without being a literal. */
export function expressionsOfAdapters(): { expressions: SourceExpression[]; variables: string[] } {
  const expressions: SourceExpression[] = [];
  const variables: string[] = [];
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))) {
    const literals = literalsOf(readFileSync(path.join(FOLDER, file), 'utf8'));
    for (const { text, codeBefore } of literals) {
      const whole = IN_MEMBER.test(codeBefore);
      if (whole || READS_LIKE_ONE.test(text)) expressions.push({ file, text, whole });
    }
    const code = literals.at(-1)?.codeBefore ?? '';
    for (const [, value = ''] of code.matchAll(MEMBER)) {
      // A type's member says only that there is a text.
      if (!value.includes("''") && value.trim() !== 'string') variables.push(`${file}: ${value}`);
    }
  }
  return { expressions, variables };
}
