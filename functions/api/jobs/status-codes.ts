import { tapFrom } from '../../../core/appointment/actions.ts';
import { codesWith, type StatusCode, SYSTEM_CODES, whyNotDeleted } from '../../../core/appointment/status-code.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { deleteStatusCode, listStatusCodes, saveStatusCode } from '../../../core/contracts/status-codes.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { JobDeps } from './deps.ts';

const viewOf = (code: StatusCode) => ({ ...code, tapFrom: tapFrom(code) });

export const codesList = (deps: JobDeps) =>
  operation(listStatusCodes, async ({ session }) => {
    const codes = codesWith(await deps.codesOf(session.accountId).list());
    return reply(200, { items: [...codes.values()].map(viewOf) });
  });

/** Adds a code or changes it. Of one of the system only the label can be another: its phase never changes. */
export const saveCode = (deps: JobDeps) =>
  operation(saveStatusCode, async ({ session, body }) => {
    const store = deps.codesOf(session.accountId);
    const known = codesWith(await store.list()).has(body.code);
    const system = SYSTEM_CODES.find(({ code }) => code === body.code);
    if (system && system.phase !== body.phase)
      return {
        problem: problem('invalid', undefined, [{ field: 'phase', message: `of this code is ${system.phase}` }]),
      };
    const code: StatusCode = { ...body, system: system !== undefined };
    await store.save(code);
    return known ? reply(200, viewOf(code)) : reply(201, viewOf(code));
  });

/** Removes a code of the account's own. Assignments that stand at it keep its name, and their phase decides. */
export const removeCode = (deps: JobDeps) =>
  operation(deleteStatusCode, async ({ session, params }) => {
    const store = deps.codesOf(session.accountId);
    if (!codesWith(await store.list()).has(params.code)) return { problem: problem('not-found') };
    const rules = await deps.rulesOf(session.accountId).list();
    const inUse = rules.some(({ on }) => 'statusCode' in on && on.statusCode === params.code);
    const why = whyNotDeleted(params.code, inUse);
    if (why) {
      const detail = why.kind === 'system_code' ? 'every account has this code' : 'a notification rule waits for it';
      return { problem: problem('conflict', detail) };
    }
    await store.remove(params.code);
    return reply(204, undefined);
  });
