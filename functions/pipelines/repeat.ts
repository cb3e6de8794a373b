import { problem } from '../../core/contracts/problem.ts';
import { type Route, routeKey } from '../../core/contracts/route.ts';
import type { Repeat } from '../../core/idempotency/repeat.ts';
import type { Session } from '../../core/login/session.ts';
import { hashSecret } from './secret-hash.ts';

/** What a create with an Idempotency-Key is known by; undefined without one. The key is the person's own. */
export const repeatOf = (
  route: Route,
  call: { body: unknown; session: Pick<Session, 'personId'> | undefined; idempotencyKey: string | undefined },
): Repeat | undefined =>
  call.idempotencyKey === undefined
    ? undefined
    : {
        route: routeKey(route),
        personId: call.session?.personId ?? 'nobody',
        key: call.idempotencyKey,
        bodyHash: hashSecret(JSON.stringify(call.body)),
      };

export const REUSED_KEY = problem('invalid', undefined, [
  { field: 'Idempotency-Key', message: 'was used before for another request' },
]);
