import type { Account } from '../../../core/account/account.ts';
import type { StatusCode } from '../../../core/appointment/status-code.ts';
import { type Problem, problem } from '../../../core/contracts/problem.ts';
import type { AccountId, NotificationRuleId } from '../../../core/ids/ids.ts';
import type { Notice } from '../../../core/notification/notice.ts';
import type { NotificationRule } from '../../../core/notification/rule.ts';
import { rulesWith } from '../../../core/notification/system-rules.ts';
import type { TemplateDeps } from './deps.ts';

/** A rule whose texts are looked at, with what is around it. */
export interface RuleAtHand {
  rule: NotificationRule;
  rules: readonly NotificationRule[];
  account: Account;
  codes: StatusCode[];
  about: Notice['about'];
}

/** Reads a rule of the account, one of the system or its own. */
export async function ruleAtHand(
  deps: TemplateDeps,
  accountId: AccountId,
  ruleId: NotificationRuleId,
): Promise<RuleAtHand | { problem: Problem }> {
  const [own, account, codes] = await Promise.all([
    deps.rulesOf(accountId).list(),
    deps.accountOf(accountId).read(),
    deps.codesOf(accountId).list(),
  ]);
  const rules = rulesWith(accountId, own);
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule || !account) return { problem: problem('not-found') };
  const about = 'fact' in rule.on ? rule.on.fact : { code: rule.on.statusCode };
  return { rule, rules, account, codes, about };
}
