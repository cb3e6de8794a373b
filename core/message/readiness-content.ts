import * as z from 'zod';
import { PlanId } from '../ids/ids.ts';
import { Channel } from '../person/person.ts';
import { Instant } from '../time/instant.ts';

/** What managers are told of plans in the morning. */
const PlanFindings = z.object({
  kind: z.literal('plan_findings'),
  plans: z.array(
    z.object({
      id: PlanId,
      name: z.string(),
      findings: z.array(z.object({ code: z.string(), severity: z.enum(['error', 'warning']), message: z.string() })),
      /** How many are not listed here. */
      more: z.int().min(0),
    }),
  ),
});
export type PlanFindingsContent = z.infer<typeof PlanFindings>;

/** What is said about readiness, before a night shows it: a part of every message's content. */
export const ReadinessContent = z.discriminatedUnion('kind', [
  /** A test page. `answer`: the four digits to reply with. */
  z.object({ kind: z.literal('drill'), answer: z.string(), answerBy: Instant }),
  /** `why`: `no_answer`, `not_sent`, or what the provider said of the address. */
  z.object({
    kind: z.literal('drill_failed'),
    name: z.string(),
    methods: z.array(z.object({ kind: Channel, address: z.string(), why: z.string() })).min(1),
  }),
  PlanFindings,
]);
export type ReadinessContent = z.infer<typeof ReadinessContent>;
