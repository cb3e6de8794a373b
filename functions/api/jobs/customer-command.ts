import type { CustomerView } from '../../../core/contracts/customers.ts';
import { NOT_A_PHONE } from '../../../core/contracts/input.ts';
import { type Problem, problem } from '../../../core/contracts/problem.ts';
import type { CustomerDecision, CustomerRefusal } from '../../../core/customer/change.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import { customerView } from '../../../core/customer/view.ts';
import type { CustomerId } from '../../../core/ids/ids.ts';
import type { Session } from '../../../core/login/session.ts';
import { toE164 } from '../../../core/phone/phone.ts';
import { Contended } from '../../pipelines/contention.ts';
import type { JobDeps } from './deps.ts';

const ATTEMPTS = 6;

/**
 * Lets something happen to a customer: read, decide, write under his version. Whoever names the version he has seen is
 * told when it is another by now; without one, a lost race is read and decided again. Twice: as the change says.
 */
export async function customerCommand(
  deps: JobDeps,
  { accountId }: Pick<Session, 'accountId'>,
  { customerId, version }: { customerId: CustomerId; version?: number | undefined },
  decide: (customer: Customer) => CustomerDecision,
): Promise<{ outcome: 'changed' | 'unchanged'; view: CustomerView } | { problem: Problem }> {
  const customers = deps.customersOf(accountId);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await deps.pause(attempt);
    const before = await customers.read(customerId);
    if (!before) return { problem: problem('not-found') };
    if (version !== undefined && before.version !== version) return { problem: problem('conflict') };
    const decision = decide(before);
    if (decision.outcome === 'refused') return { problem: refused(decision.refusal) };
    if (decision.outcome === 'unchanged') return { outcome: 'unchanged', view: customerView(before) };
    const { customer } = decision;
    if (await customers.change(before, customer)) return { outcome: 'changed', view: customerView(customer) };
  }
  throw new Contended('the customer kept changing');
}

function refused(refusal: CustomerRefusal): Problem {
  switch (refusal.kind) {
    case 'unknown':
      return problem('not-found');
    case 'invalid':
      return problem('invalid', undefined, refusal.errors);
    case 'in_use':
      return problem('conflict', `belongs to it still: ${refusal.by.join(', ')}`);
  }
}

/** A phone as typed in E.164, nothing and `null` as they are; or what is answered to one that cannot exist. */
export function readPhone<Empty extends null | undefined>(
  typed: string | Empty,
  { defaultCountry }: Pick<JobDeps, 'defaultCountry'>,
): { phone: string | Empty } | { problem: Problem } {
  if (typeof typed !== 'string') return { phone: typed };
  const phone = toE164(typed, defaultCountry);
  if (phone) return { phone };
  return {
    problem: problem('invalid', undefined, [{ field: 'phone', message: NOT_A_PHONE }]),
  };
}
