import type { NotificationRuleId } from '../ids/ids.ts';
import type { NotificationRule } from './rule.ts';

/** The rules that one account has added, and those of the system that it has changed. */
export interface NotificationRuleStore {
  list(): Promise<NotificationRule[]>;
  /** Writes a rule that has no row yet, or the version before; false when somebody else was quicker. */
  save(rule: NotificationRule): Promise<boolean>;
  /** Twice is harmless. */
  remove(id: NotificationRuleId): Promise<void>;
}
