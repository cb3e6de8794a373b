import { customerItem, jobItem } from '../../adapters/dynamodb/account-items.ts';
import type { Table } from '../../adapters/dynamodb/client.ts';
import { openAccount } from '../../adapters/dynamodb/onboarding.ts';
import { putNew, transact } from '../../adapters/dynamodb/transaction.ts';
import { IncidentNumber, type JobId } from '../../core/ids/ids.ts';
import { type Instant, plusMinutes } from '../../core/time/instant.ts';
import { aCustomer, aJob } from '../adapters/dynamodb/northside.ts';
import { TEAM } from '../support/builders/team.ts';
import { anAccount, START } from '../support/builders/world.ts';
import { direct, inProcessTable, openEngine } from '../support/in-process-table.ts';
import { PLANS } from './events.ts';
import { createQuickEngine, type Engine } from './quick-engine.ts';

/** Where a life takes place: an engine with the account open, and a job of its own at a time of its own. */
export interface Place {
  engine: Engine;
  table: Table;
  jobId: JobId;
  start: Instant;
  /** Numbers of its escalations, as many as it may need. */
  numbers: readonly IncidentNumber[];
}

/** `local`: the engine that `npm start` runs on; `quick`: the one beside this file. */
export type EngineKind = 'local' | 'quick';

const now = () => Date.parse(START);

/** An engine is left after so many lives, so that what they leave behind does not slow down the later ones. */
const LIVES = 100;
const NUMBERS = 8;
const TWO_DAYS_MINUTES = 2 * 24 * 60;

/**
 * One place after the other. Each life begins two days before the one that was lived before it, so that nothing of the
 * others is ever due in it.
 */
export function places(kind: EngineKind, without?: string): () => Promise<Place> {
  let at = LIVES;
  let engine: Engine | undefined;
  return async () => {
    if (!engine || at === LIVES) {
      engine = kind === 'local' ? await openEngine(now) : createQuickEngine(now, without);
      at = 0;
      const table = inProcessTable(direct(engine));
      await openAccount(table, { account: anAccount(), people: TEAM, plans: PLANS });
    }
    at++;
    const customer = aCustomer(at + 1, { phone: `+1312557${String(at).padStart(4, '0')}` });
    const job = aJob(at, { customerId: customer.id });
    const table = inProcessTable(direct(engine));
    await transact(table, [putNew(table, 'customer', customerItem(customer)), putNew(table, 'job', jobItem(job))]);
    const first = 1000 + at * NUMBERS;
    return {
      engine,
      table,
      jobId: job.id,
      start: plusMinutes(START, -at * TWO_DAYS_MINUTES),
      numbers: Array.from({ length: NUMBERS }, (_, n) => IncidentNumber.parse(String(first + n))),
    };
  };
}
