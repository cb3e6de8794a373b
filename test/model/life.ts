import type { DynamoDBRecord } from 'aws-lambda';
import { dueWork } from '../../adapters/dynamodb/due.ts';
import { escalationStore } from '../../adapters/dynamodb/escalation-store.ts';
import { escalationKey, jobKey } from '../../adapters/dynamodb/keys.ts';
import { outbox } from '../../adapters/dynamodb/outbox.ts';
import { tokenStore } from '../../adapters/dynamodb/token-store.ts';
import { visitStore } from '../../adapters/dynamodb/visit-store.ts';
import { newEscalationId } from '../../adapters/ids/ids.ts';
import { accountContext } from '../../core/access/account-context.ts';
import type { EscalationEvent } from '../../core/escalation/decision.ts';
import type { IncidentNumber } from '../../core/ids/ids.ts';
import type { MessageRef } from '../../core/message/outbox.ts';
import { fromEpochMs, toEpochMs } from '../../core/time/instant.ts';
import { create } from '../../functions/api/escalations/create.ts';
import { advance } from '../../functions/ladder/advance.ts';
import { hold } from '../../functions/ladder/hold.ts';
import { type CommandEdge, command } from '../../functions/pipelines/escalation-command.ts';
import { type Change, streamConsumer } from '../../functions/pipelines/stream.ts';
import { follow } from '../../functions/stream/escalations/follow.ts';
import { type DeliverDeps, deliver } from '../../functions/stream/messages/deliver.ts';
import { deliverDue } from '../../functions/stream/messages/deliver-due.ts';
import { finishJobs } from '../../functions/sweep/finish-jobs.ts';
import { sweep } from '../../functions/sweep/sweep.ts';
import { NORTHSIDE } from '../support/builders/team.ts';
import { linkDeps } from '../support/link-deps.ts';
import { creating, neverMade } from './calling.ts';
import type { Event, Life } from './events.ts';
import { createHistory, type History, isFollowed } from './history.ts';
import { isJobWish, jobWish } from './job-wish.ts';
import { createLadderMachine } from './ladder-machine.ts';
import type { Place } from './place.ts';
import { type Crash, createProcesses, type Ending, type Process } from './processes.ts';
import { createProvider, type Provider } from './provider.ts';
import { wish } from './wish.ts';

/** What is known of a life when it is over: for the promises to be checked. */
export interface Lived {
  history: History;
  provider: Provider;
  /** Who was answered that he has it, for which escalation, in which run. */
  winners: { number: IncidentNumber; person: string; epoch: number }[];
  /** Errors that are neither contention nor an outage. */
  bugs: unknown[];
  /** Rounds of the sweeper that it took to bring everything to an end. */
  rounds: number;
}

/** What may be thrown while requests fail; anything else is a bug. */
const OUTAGES = [
  'Contended',
  'ProvisionedThroughputExceededException',
  'TransactionCanceledException',
  'TransactionConflictException',
  'ConnectionDropped',
];

/** A ladder of these plans is over long before. */
const MOST_ROUNDS = 120;

/** A sequence of chances that a seed decides (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Lives a life: events one after the other over processes that run at once, then the sweeper alone until all is over. */
export async function live({ plan, events, seed }: Life, place: Place): Promise<Lived> {
  const { engine } = place;
  const random = chances(seed);
  let now = toEpochMs(place.start);
  const clock = () => fromEpochMs(now);
  const edge: CommandEdge = { clock, pause: () => Promise.resolve() };
  const context = accountContext(NORTHSIDE, 'item');
  const processes = createProcesses(engine, random);
  const provider = createProvider(random);
  const history = createHistory(place);
  const lived: Lived = { history, provider, winners: [], bugs: [], rounds: 0 };

  const store = ({ table }: Process) => escalationStore(table, context);
  const visits = ({ table }: Process) => visitStore(table, context);
  const begin = async <T>(run: (process: Process) => Promise<T>, crash?: Crash): Promise<Ending<T>> => {
    const ending = await processes.begin(run, { crash });
    if (ending.ended === 'badly') note(ending.error);
    return ending;
  };
  const note = (error: unknown) => {
    if (!(error instanceof Error && OUTAGES.includes(error.name))) lived.bugs.push(error);
  };

  const machine = createLadderMachine(() => now, {
    hold: (token, ladder) =>
      begin((process) =>
        hold(
          { token, ladder },
          {
            store: store(process),
            tokens: tokenStore(process.table, context, ladder.number),
            runs: machine.runs(process),
          },
        ),
      ),
    advance: (ladder) => begin((process) => advance({ ladder }, { store: store(process), edge })),
  });

  const call = (crash?: Crash) =>
    begin(
      (process) =>
        create({
          ...edge,
          storeOf: () => store(process),
          failedNoticesOf: () => neverMade('failed notice'),
          defaultCountry: 'US',
          ids: {
            escalation: newEscalationId,
            customer: () => neverMade('customer'),
            job: () => neverMade('job'),
            jobNumber: () => neverMade('job number'),
            incidentNumber: () => place.numbers[drawn++ % place.numbers.length] ?? neverMade('number'),
          },
        }).run(creating(place, plan, clock())),
      crash,
    );
  let drawn = 0;

  const deliverDeps = (process: Process): DeliverDeps => {
    const rows = outbox(process.table);
    const own = ({ pk }: MessageRef) =>
      pk === jobKey(NORTHSIDE, place.jobId).pk || history.numbers().some((number) => pk === escalationPk(number));
    return {
      ...linkDeps(process.table),
      ...provider.sender(process, { ...rows, due: async (at) => (await rows.due(at)).filter(own) }),
      baseUrl: 'https://callout.example',
      clock,
      sleep: () => Promise.resolve(),
    };
  };
  const sweepAll = (crash?: Crash) =>
    begin(async (process) => {
      const due = await dueWork(process.table, clock(), (row) => note(new Error(`unreadable: ${row.sk}`)));
      const mine = { edge, onFailure: note };
      await sweep({
        ...mine,
        due: due.escalations.filter(({ number }) => history.numbers().includes(number)),
        storeOf: () => store(process),
      });
      await finishJobs({
        ...mine,
        due: due.jobs.filter(({ id }) => id === place.jobId),
        visitsOf: () => visits(process),
        escalationsOf: () => store(process),
      });
    }, crash);

  // What has been committed and not been delivered, in order; it is taken out of order.
  const stream: DynamoDBRecord[] = [];
  const readStream = () => stream.push(...history.readOn().filter(isFollowed));
  const consume = (record: DynamoDBRecord, crash?: Crash) =>
    begin(async (process) => {
      const consumer = streamConsumer((change: Change) =>
        change.key.sk === 'ESC'
          ? follow(change, {
              runs: machine.runs(process),
              tokensOf: ({ number }) => tokenStore(process.table, context, number),
              clock,
            })
          : deliver(change.key, deliverDeps(process)),
      );
      const { batchItemFailures } = await consumer({ Records: [record] });
      if (batchItemFailures.length > 0) stream.push(record);
    }, crash);

  const act = (
    event: Exclude<EscalationEvent, { trigger: 'create' }>,
    number: IncidentNumber,
    crash: Crash | undefined,
  ) =>
    begin((process) => command(store(process), number, event, edge), crash).then((ending) => {
      if (event.trigger !== 'accept' || ending.ended !== 'well' || ending.value.outcome === 'not_found') return;
      const { outcome, escalation } = ending.value;
      if (outcome === 'refused') {
        const { refusal } = ending.value;
        if (refusal.kind === 'job_held' && refusal.by === number) note(new Error('told that it is held by itself'));
      } else lived.winners.push({ number, person: event.by.id, epoch: escalation.epoch });
    });

  const happen = (event: Event) => {
    const { crash } = event;
    // Mostly the newest; a late answer may be for the one before.
    const number = history.numbers().at(random() < 0.8 ? -1 : 0);
    if (event.does === 'create') return void call(crash);
    if (event.does === 'time') {
      now += event.seconds * 1000;
      return machine.ring();
    }
    if (event.does === 'stream') {
      readStream();
      const at = random() < 0.6 ? 0 : Math.floor(random() * stream.length);
      const [record] = event.how === 'twice' ? stream.slice(at, at + 1) : stream.splice(at, 1);
      if (record && event.how !== 'lost') void consume(record, crash);
      return;
    }
    if (event.does === 'sweep') return void sweepAll(crash);
    if (event.does === 'send_due') return void begin((process) => deliverDue(deliverDeps(process)), crash);
    if (event.does === 'lose_run') return machine.lose(random);
    if (isJobWish(event.does)) {
      const { does } = event;
      const holder = number && history.assignee(number);
      const stores = (process: Process) => ({ visits: visits(process), escalations: store(process), edge });
      return void begin((process) => jobWish(does, place.jobId, holder, stores(process)), crash);
    }
    if (number) void act(wish(event, history.assignee(number)), number, crash);
  };

  void call();
  for (const event of events) {
    readStream();
    happen(event);
    for (let left = event.requests; left > 0 && (await processes.letOne()); left--);
  }

  // The faults are over; whatever still runs ends. Nobody acts any more, the stream and the state machine are silent.
  processes.endFaults();
  provider.endFaults();
  const runOut = async () => {
    while (await processes.letOne());
    readStream();
  };
  await runOut();
  if (history.numbers().length === 0) {
    void call();
    await runOut();
  }
  for (; lived.rounds < MOST_ROUNDS && !history.isOver(); lived.rounds++) {
    now = Math.max(now + 1000, toEpochMs(history.nextDue()));
    void sweepAll();
    void begin((process) => deliverDue(deliverDeps(process)));
    await runOut();
  }
  return lived;
}

const escalationPk = (number: IncidentNumber) => escalationKey(NORTHSIDE, number).pk;
