import {
  createNotificationRule,
  deleteNotificationRule,
  listNotificationRules,
  type NotificationRuleView,
  replaceNotificationRule,
} from '../../../core/contracts/notification-rules.ts';
import { type Problem, problem } from '../../../core/contracts/problem.ts';
import type { AccountId, NotificationRuleId } from '../../../core/ids/ids.ts';
import { NotificationRule, ruleWarnings } from '../../../core/notification/rule.ts';
import { isSystemRule, rulesWith } from '../../../core/notification/system-rules.ts';
import { toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { fieldErrors } from '../../pipelines/problem-response.ts';
import type { JobDeps } from './deps.ts';

const viewOf = (rule: NotificationRule, all: readonly NotificationRule[]): NotificationRuleView => {
  const { accountId: _own, ...rest } = rule;
  return { ...rest, system: isSystemRule(rule.id), warnings: ruleWarnings(rule, all) };
};

/** What was asked for, as a rule; a problem by field where its parts do not go together. */
function ruleFrom(
  accountId: AccountId,
  id: NotificationRuleId,
  version: number,
  body: object,
): { rule: NotificationRule } | { problem: Problem } {
  const parsed = NotificationRule.safeParse({ accountId, id, version, ...body });
  return parsed.success ? { rule: parsed.data } : { problem: problem('invalid', undefined, fieldErrors(parsed.error)) };
}

const allRules = async (deps: JobDeps, accountId: AccountId) =>
  rulesWith(accountId, await deps.rulesOf(accountId).list());

export const rulesList = (deps: JobDeps) =>
  operation(listNotificationRules, async ({ session }) => {
    const rules = await allRules(deps, session.accountId);
    return reply(200, { items: rules.map((rule) => viewOf(rule, rules)) });
  });

export const addRule = (deps: JobDeps) =>
  operation(createNotificationRule, async ({ session, body, now }) => {
    const { accountId } = session;
    const made = ruleFrom(accountId, deps.ids.rule(toEpochMs(now)), 1, body);
    if ('problem' in made) return made;
    if (!(await deps.rulesOf(accountId).save(made.rule))) return { problem: problem('conflict') };
    return reply(201, viewOf(made.rule, await allRules(deps, accountId)));
  });

/** Puts a rule in the place of the one that is there. What has been told before is not told again. */
export const replaceRule = (deps: JobDeps) =>
  operation(replaceNotificationRule, async ({ session, params, body }) => {
    const { accountId } = session;
    const before = (await allRules(deps, accountId)).find(({ id }) => id === params.ruleId);
    if (!before) return { problem: problem('not-found') };
    const made = ruleFrom(accountId, before.id, before.version + 1, body);
    if ('problem' in made) return made;
    if (!(await deps.rulesOf(accountId).save(made.rule))) return { problem: problem('conflict') };
    return reply(200, viewOf(made.rule, await allRules(deps, accountId)));
  });

export const removeRule = (deps: JobDeps) =>
  operation(deleteNotificationRule, async ({ session, params }) => {
    const rules = deps.rulesOf(session.accountId);
    if (isSystemRule(params.ruleId))
      return { problem: problem('conflict', 'a rule of the system can be switched off, not deleted') };
    if (!(await rules.list()).some(({ id }) => id === params.ruleId)) return { problem: problem('not-found') };
    await rules.remove(params.ruleId);
    return reply(204, undefined);
  });
