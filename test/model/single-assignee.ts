import { logger } from '../../functions/pipelines/logger.ts';
import { fc } from '../support/property.ts';
import { life } from './events.ts';
import { live } from './life.ts';
import { type EngineKind, places } from './place.ts';
import { broken } from './promises.ts';

/** What a campaign came to, for whoever reads the run. */
export interface Campaign {
  interleavings: number;
  accepted: number;
  handedOver: number;
}

/**
 * Lives `runs` random lives and throws when one breaks a promise, with the shortest life that still does and its seed.
 * `seed`: of other lives than the usual. `seconds`: a busy machine stops there, with fewer lives lived.
 * `without`: a condition of the stores that is taken to hold always; then the first broken promise is enough.
 */
export async function singleAssignee(
  engine: EngineKind,
  runs: number,
  { seed, without, seconds }: { seed?: number; without?: string; seconds?: number } = {},
): Promise<Campaign> {
  // Throttled consumers log what they give back; here that is the point and not news.
  logger.setLogLevel('SILENT');
  const next = places(engine, without);
  const campaign: Campaign = { interleavings: 0, accepted: 0, handedOver: 0 };
  const property = fc.asyncProperty(life, async (each) => {
    const place = await next();
    const lived = await live(each, place);
    const found = await broken(lived, place);
    if (found.length > 0) throw new Error(found.join('\n'));
    campaign.interleavings++;
    campaign.accepted += lived.winners.length;
    campaign.handedOver += lived.provider.handedOver.length;
  });
  await fc.assert(property, {
    numRuns: runs,
    ...(seed === undefined ? {} : { seed }),
    ...(seconds === undefined ? {} : { interruptAfterTimeLimit: seconds * 1000 }),
    ...(without === undefined ? {} : { endOnFailure: true }),
  });
  return campaign;
}
