/**
 * A task token names its execution and the attempt it was handed to, signed with the execution's own seed: it needs
 * no table, stays valid across a restart, and an old one is told from an invented one.
 */
import { createHmac } from 'node:crypto';

const sign = (seed: string, id: number, attempt: number) =>
  createHmac('sha256', seed).update(`${id}.${attempt}`).digest('base64url');

/** The token of one attempt of a task. */
export function makeTaskToken(execution: { id: number; tokenSeed: string }, attempt: number): string {
  const { id, tokenSeed } = execution;
  return Buffer.from(`${id}.${attempt}.${sign(tokenSeed, id, attempt)}`).toString('base64');
}

/** What a token says it is; undefined when it is no token at all. Not to be believed before `isSigned`. */
export function readTaskToken(token: string): { id: number; attempt: number } | undefined {
  const parts = /^(\d{1,15})\.(\d{1,15})\.[\w-]{43}$/.exec(Buffer.from(token, 'base64').toString());
  return parts ? { id: Number(parts[1]), attempt: Number(parts[2]) } : undefined;
}

/** Whether this very token was handed out by the execution. */
export const isSigned = (token: string, execution: { id: number; tokenSeed: string }, attempt: number): boolean =>
  token === makeTaskToken(execution, attempt);
