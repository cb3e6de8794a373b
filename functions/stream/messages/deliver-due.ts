import { describeError, logger, masked } from '../../pipelines/logger.ts';
import { type DeliverDeps, deliver } from './deliver.ts';

/** So many at once: what a minute leaves behind is little, and after an outage the provider must not be flooded. */
const AT_ONCE = 10;

/**
 * The minute rule: sends what is due and was not sent, or whose sender died; and marks what nobody has confirmed. One that fails must not keep the others
 * waiting: it is logged, and due again in a minute.
 */
export async function deliverDue(deps: DeliverDeps): Promise<{ delivered: number }> {
  const refs = await deps.outbox.due(deps.clock());
  let delivered = 0;
  for (let from = 0; from < refs.length; from += AT_ONCE)
    await Promise.all(
      refs.slice(from, from + AT_ONCE).map(async (ref) => {
        try {
          if (ref.status === 'unknown') await deps.outbox.notConfirmed(ref, deps.clock());
          else {
            await deliver(ref, deps);
            delivered++;
          }
        } catch (error) {
          logger.error('message failed', { sk: masked(ref.sk), ...describeError(error) });
        }
      }),
    );
  return { delivered };
}
