import type { NotificationRuleId } from '../ids/ids.ts';
import type { Template, TemplatePlace } from './template.ts';

/** The templates of one account. */
export interface TemplateStore {
  /** What stands now for a rule, in every language and channel that was ever changed. */
  ofRule(ruleId: NotificationRuleId): Promise<Template[]>;
  /** The latest versions of one text, newest first. */
  versions(place: TemplatePlace): Promise<Template[]>;
  /** Adds the next version and makes it the one that stands; false when somebody else was quicker. Nothing is half saved. */
  save(template: Template): Promise<boolean>;
}
