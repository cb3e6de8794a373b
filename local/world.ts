import { readFileSync } from 'node:fs';
import { useClock } from '../adapters/clock/clock.ts';
import { TABLE_DESIGN } from '../adapters/dynamodb/table-design.ts';
import type { LADDER_SUBSTITUTIONS } from '../statemachines/escalation-ladder/contract.ts';
import type { TICKET_WATCH_SUBSTITUTIONS } from '../statemachines/ticket-watch/contract.ts';
import { type Activity, createActivity } from './clock/activity.ts';
import type { LocalClock } from './clock/local-clock.ts';
import { deliveryEvent } from './delivery-events.ts';
import { createDynamoDb, type DynamoDbEngine } from './dynamodb/engine.ts';
import { AWS_ACCOUNT, REGION, TABLE_NAME } from './environment.ts';
import { createInvoke, FUNCTION_NAMES, functionArn, type Handlers, type Invoke, triggersOf } from './functions.ts';
import { openClock } from './kept-clock.ts';
import { startMinuteRule } from './minute-rule.ts';
import { countRequests } from './outbound-requests.ts';
import { createStepFunctions, type StepFunctionsService } from './stepfunctions/service.ts';
import { openStorage } from './storage/open-storage.ts';
import { createDuplicates, type Duplicates } from './streams/duplicates.ts';
import { startEventSourceMapping } from './streams/event-source-mapping.ts';
import type { InvokeConsumer } from './streams/stream-consumer.ts';
import { tableOfDesign } from './table-of-design.ts';
import { createFaults } from './tray/faults.ts';
import { createReceipts, type Receipt } from './tray/receipts.ts';
import type { ProviderParts } from './tray/take-message.ts';
import { createTray } from './tray/tray.ts';

/**
 * Everything that AWS is to the deployed stack, over one SQLite file: table and stream, state machine, providers,
 * schedule, and the one clock they all wait on. The runtime opens one at start and another at each reset. Whatever it
 * does is in the file before it is acknowledged, so a kill at any moment is followed by a start that goes on.
 */
export interface World extends ProviderParts {
  clock: LocalClock;
  activity: Activity;
  engine: DynamoDbEngine;
  /** Deliveries of the stream that are to come twice. */
  duplicates: Duplicates;
  stepFunctions: StepFunctionsService;
  ladderArn: string;
  ticketWatchArn: string;
  /** Begins to run what is due: streams, state machines, the minute rule. Once, after the handlers are loaded. */
  start(handlers: Handlers): void;
  /** Calls a function; only after `start`. */
  invoke: Invoke;
  /** Lets what runs come to its end (what waits for the clock is left, as by a kill) and closes the file. */
  close(): Promise<void>;
}

/** Opens the world kept in `path` (`:memory:` for one that is not kept) and makes the table if there is none. */
export async function openWorld(path: string, mode: 'real' | 'virtual'): Promise<World> {
  const sql = openStorage(path);
  const activity = createActivity();
  const { clock, keep } = openClock({ sql, mode, activity });
  const engine = createDynamoDb({ sql, now: clock.now, region: REGION, accountId: AWS_ACCOUNT });
  engine.onStreamRecords(keep);
  await createTable(engine);

  let invoke: Invoke = () => Promise.reject(new Error('The functions are not loaded yet.'));
  const stepFunctions = createStepFunctions({
    ...{ sql, clock, activity, region: REGION, accountId: AWS_ACCOUNT },
    invoke: (called, payload) => {
      const name = FUNCTION_NAMES.find((each) => called === functionArn(each));
      return name ? invoke(name, payload) : Promise.reject(new Error(`There is no function ${called}`));
    },
  });
  const ladder: Record<(typeof LADDER_SUBSTITUTIONS)[number], string> = { LadderFunction: functionArn('ladder') };
  const watch: Record<(typeof TICKET_WATCH_SUBSTITUTIONS)[number], string> = {
    TicketWatchFunction: functionArn('ticket-watch'),
  };
  const register = (name: string, values: Record<string, string>) =>
    stepFunctions.register({ name, definition: definitionOf(name, values) }).stateMachineArn;
  const duplicates = createDuplicates();
  const tray = createTray({ sql, now: clock.now });
  const started = Promise.withResolvers<void>();
  const onReceipt = async (receipt: Receipt) => {
    // One that an earlier run left may be due before the functions are there.
    await started.promise;
    for (const name of FUNCTION_NAMES.filter((each) => triggersOf(each).deliveryEvents))
      await invoke(name, deliveryEvent(receipt));
  };
  const receipts = createReceipts({ sql, tray, at: clock.at, onReceipt });
  let mappings: { stop(): Promise<void> }[] = [];
  const stopCounting = countRequests(activity);

  // Whoever waits for the clock must not keep it from moving.
  useClock({ now: clock.now, sleep: (ms) => activity.waiting(() => clock.sleep(ms)) });

  return {
    ...{
      clock,
      activity,
      engine,
      duplicates,
      stepFunctions,
      tray,
      receipts,
      ladderArn: register('escalation-ladder', ladder),
      ticketWatchArn: register('ticket-watch', watch),
      now: clock.now,
    },
    faults: createFaults(),
    // A slow provider is slow by the wall: the sender that waits for it would otherwise hold up the clock it waits for.
    delay: (ms) => new Promise((resolve) => setTimeout(resolve, ms / clock.scale)),
    invoke: (name, event) => invoke(name, event),
    start(handlers) {
      invoke = createInvoke({ handlers, activity, clock });
      started.resolve();
      mappings = FUNCTION_NAMES.flatMap((name) => {
        const { stream } = triggersOf(name);
        if (!stream) return [];
        return startEventSourceMapping({
          ...{ engine, tableName: TABLE_NAME, clock, activity, sql, duplicates: duplicates.take },
          consumer: { name, ...stream, filters: [...stream.filters] },
          // The batch's answer is the handler's: Lambda does not look at it more closely either.
          invoke: (event) => invoke(name, event) as ReturnType<InvokeConsumer>,
          onDeadLetter: (record, attempts, reason) =>
            console.error(`${name} gave up ${record.eventID} after ${attempts} attempts: ${reason}`),
        });
      });
      void stepFunctions.resume();
      startMinuteRule({ clock, activity, invoke, sweepExpired: () => engine.sweepExpired() });
    },
    async close() {
      clock.close();
      for (const mapping of mappings) void mapping.stop();
      await activity.idle();
      stopCounting();
      stepFunctions.close();
      keep();
      sql.close();
    },
  };
}

/** The table of the design, as the stack makes it; one that exists is left as it is. */
async function createTable(engine: DynamoDbEngine): Promise<void> {
  const call = async (operation: string, body: object) => {
    const answer = await engine.handle(`DynamoDB_20120810.${operation}`, body);
    if (answer.status !== 200) throw new Error(`${operation} failed: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  // The shapes that the engine answers.
  const { TableNames } = (await call('ListTables', {})) as { TableNames: string[] };
  if (!TableNames.includes(TABLE_NAME)) await call('CreateTable', tableOfDesign(TABLE_NAME));
  const { TimeToLiveDescription } = (await call('DescribeTimeToLive', { TableName: TABLE_NAME })) as {
    TimeToLiveDescription: { TimeToLiveStatus: string };
  };
  if (TimeToLiveDescription.TimeToLiveStatus === 'DISABLED') {
    const TimeToLiveSpecification = { AttributeName: TABLE_DESIGN.ttl, Enabled: true };
    await call('UpdateTimeToLive', { TableName: TABLE_NAME, TimeToLiveSpecification });
  }
}

/** The definition of a machine, its placeholders filled in. */
function definitionOf(name: string, values: Record<string, string>): unknown {
  const file = new URL(`../statemachines/${name}/${name}.asl.json`, import.meta.url);
  let text = readFileSync(file, 'utf8');
  for (const [placeholder, value] of Object.entries(values)) text = text.replaceAll(`\${${placeholder}}`, value);
  return JSON.parse(text);
}
