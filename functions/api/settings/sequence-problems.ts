import type { FieldError } from '../../../core/contracts/problem.ts';
import type { AccountId, PersonId } from '../../../core/ids/ids.ts';
import type { MethodSequence } from '../../../core/person/person.ts';
import { sequenceErrors } from '../../../core/plan/sequence-fits.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { readOutlook } from '../../pipelines/plan-outlook.ts';
import type { SettingsDeps } from './deps.ts';

/** What of a sequence would never be sent by the account's plans as they are. */
export async function sequenceProblems(
  deps: SettingsDeps,
  account: AccountId,
  id: PersonId,
  sequence: MethodSequence,
  now: Instant,
): Promise<FieldError[]> {
  const plans = await deps.plansOf(account).list();
  const { schedules } = await readOutlook(deps, account, plans, now);
  return sequenceErrors({ id }, sequence, plans, schedules);
}
