import * as z from 'zod';
import { NotificationRuleId } from '../ids/ids.ts';
import { NotificationRule } from '../notification/rule.ts';
import { line } from './input.ts';
import { roles, route } from './route.ts';

const { shape } = NotificationRule;

export const NotificationRuleView = z
  .object({
    ...shape,
    /** Of the system: it can be changed and switched off, not deleted. */
    system: z.boolean(),
    /** What the screen says of it; none of it forbids it. */
    warnings: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('tells_every_time') }),
        z.object({ kind: z.literal('told_already'), by: z.string() }),
      ]),
    ),
  })
  .omit({ accountId: true })
  .meta({ id: 'NotificationRule' });
export type NotificationRuleView = z.infer<typeof NotificationRuleView>;

/** What goes together is checked by the rule's own schema when it is saved. */
const RuleInput = z.strictObject({
  name: line(60),
  ...{ on: shape.on, level: shape.level, audience: shape.audience, channels: shape.channels },
  delivery: shape.delivery.default('first'),
  dedupe: shape.dedupe,
  holdSeconds: shape.holdSeconds.default(0),
  quiet: shape.quiet,
  exclusions: shape.exclusions.default({ jobTypes: [], customerIds: [] }),
  minutesBefore: shape.minutesBefore,
  enabled: shape.enabled.default(true),
});

const READERS = ['administrator', 'manager', 'office', 'dispatcher'] as const;
const WRITERS = ['administrator', 'manager'] as const;

export const listNotificationRules = route({
  id: 'listNotificationRules',
  method: 'GET',
  path: '/v1/notification-rules',
  service: 'jobs',
  summary: 'What is told to whom: the rules of the system and the account’s own',
  access: roles({ allow: READERS }),
  answers: { 200: z.object({ items: z.array(NotificationRuleView) }) },
});

export const createNotificationRule = route({
  id: 'createNotificationRule',
  method: 'POST',
  path: '/v1/notification-rules',
  service: 'jobs',
  summary: 'Adds a rule',
  access: roles({ allow: WRITERS }),
  body: RuleInput,
  answers: { 201: NotificationRuleView },
});

const ById = z.object({ ruleId: NotificationRuleId });

export const replaceNotificationRule = route({
  id: 'replaceNotificationRule',
  method: 'PUT',
  path: '/v1/notification-rules/{ruleId}',
  service: 'jobs',
  summary: 'Changes a rule, or switches it on or off',
  access: roles({ allow: WRITERS }),
  params: ById,
  body: RuleInput,
  answers: { 200: NotificationRuleView },
});

export const deleteNotificationRule = route({
  id: 'deleteNotificationRule',
  method: 'DELETE',
  path: '/v1/notification-rules/{ruleId}',
  service: 'jobs',
  summary: 'Removes one of the account’s own rules',
  access: roles({ allow: WRITERS }),
  params: ById,
  answers: { 204: undefined },
});

export const NOTIFICATION_RULE_ROUTES = [
  listNotificationRules,
  createNotificationRule,
  replaceNotificationRule,
  deleteNotificationRule,
] as const;
