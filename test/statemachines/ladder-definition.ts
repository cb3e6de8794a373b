import { readFileSync } from 'node:fs';
import { LADDER_SUBSTITUTIONS } from '../../statemachines/escalation-ladder/contract.ts';

const FILE = new URL('../../statemachines/escalation-ladder/escalation-ladder.asl.json', import.meta.url);

/** The shipped definition as text, placeholders and all. */
export const ladderText = (): string => readFileSync(FILE, 'utf8');

interface State {
  Type: string;
  Next?: string;
  End?: boolean;
  TimeoutSeconds?: number | string;
  Retry?: { ErrorEquals: string[]; MaxAttempts: number; JitterStrategy?: string }[];
  Catch?: { ErrorEquals: string[]; Next: string; Output?: string }[];
}

export interface LadderDefinition {
  QueryLanguage: string;
  StartAt: string;
  TimeoutSeconds: number;
  States: Record<string, State>;
}

/** The definition with every placeholder filled in, as the stack and the local runtime register it. */
export const ladderDefinition = (substitute = (name: string) => name): LadderDefinition =>
  JSON.parse(
    LADDER_SUBSTITUTIONS.reduce((text, name) => text.replaceAll(`\${${name}}`, substitute(name)), ladderText()),
  );
