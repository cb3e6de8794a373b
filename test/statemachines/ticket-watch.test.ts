import { readFileSync } from 'node:fs';
import validate from 'asl-validator';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ticketWatches } from '../../adapters/stepfunctions/ticket-watches.ts';
import type { TicketDetails } from '../../core/ticket/ticket.ts';
import { fromEpochMs, InstantInput, secondsBetween } from '../../core/time/instant.ts';
import { ticketCommand } from '../../functions/pipelines/ticket-command.ts';
import { remindOfTickets } from '../../functions/sweep/remind-of-tickets.ts';
import { remindOf } from '../../functions/ticket-watch/remind.ts';
import { TICKET_WATCH_SUBSTITUTIONS, TicketWatchInput } from '../../statemachines/ticket-watch/contract.ts';
import { type Desk, openTicket, ticketsOf, told } from '../adapters/dynamodb/a-ticket.ts';
import { type ServedTable, serveTable } from '../adapters/dynamodb/served-table.ts';
import { actor, aTask } from '../core/ticket/ticket-story.ts';
import { createRig, named, type Rig } from '../local/stepfunctions/rig.ts';
import { ANA, DEE } from '../support/builders/team.ts';
import { dueTickets } from '../support/due-work.ts';

/*
 * The shipped definition on the local Step Functions, with the real operation over the real table, on a virtual clock
 * that starts on Monday, June 1, at 10:00 in Chicago.
 */

const text = readFileSync(new URL('../../statemachines/ticket-watch/ticket-watch.asl.json', import.meta.url), 'utf8');
const definition = (value = (name: string) => name) =>
  JSON.parse(TICKET_WATCH_SUBSTITUTIONS.reduce((filled, name) => filled.replaceAll(`\${${name}}`, value(name)), text));

let served: ServedTable;
let rig: Rig;
let arn: string;
let broken: boolean;
let turns: number;

const now = () => fromEpochMs(rig.clock.now());
const edge = { clock: now, pause: async () => {} };
const store = () => ticketsOf(served);
/** Moves the clock to a time of June 2026 in Chicago, like `05T17:30`. */
const until = async (at: string) => {
  const seconds = secondsBetween(now(), InstantInput.parse(`2026-06-${at}:00-05:00`));
  if (seconds <= 0) throw new Error(`${at} is past`);
  await rig.advance(seconds);
};
/** A ticket, and its watch; answers with the execution. */
const open = async (details: Partial<TicketDetails>, desk: Desk = {}): Promise<string> => {
  const { ticket } = await openTicket(served, details, now(), desk);
  await ticketWatches(rig.sfn, arn).start(ticket);
  await rig.idle();
  return `${arn.replace(':stateMachine:', ':execution:')}:${ticket.id}`;
};
const happens = (event: Parameters<typeof ticketCommand>[2]) => ticketCommand(store(), aTask().id, event, edge);
const reminders = async () => (await told(served)).filter((line) => !line.startsWith('ticket_opened'));
const statusOf = async (execution: string) => (await rig.describeExecution(execution)).status;

const BACKUP = { channels: { defaultRecipient: 'backup@northside.example' } };
const TO_CHANNEL = ['half to accounting@northside.example', 'half to olive@northside.example'];
const TO_BACKUP = 'due to backup@northside.example';
const TO_MANAGER = `breach to ${ANA.id}`;

beforeEach(async () => {
  served = await serveTable();
  broken = false;
  turns = 0;
  rig = await createRig({
    TicketWatchFunction: async (payload: unknown) => {
      if (broken) throw named('TableUnavailable');
      turns++;
      return remindOf(TicketWatchInput.parse(payload), { store: store(), edge });
    },
  });
  arn = rig.register('ticket-watch', definition());
});
afterEach(async () => {
  await rig.close();
  await served.close();
});

test('the definition is valid Amazon States Language, and nothing in it can fail for good', () => {
  const { isValid, errors } = validate(definition((name) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`));
  expect(errors).toEqual([]);
  expect(isValid).toBe(true);
  expect(text).not.toContain('"Fail"');
});

test('a standard ticket that nobody claims is reminded of three times, each once, and the watch ends', async () => {
  const execution = await open({ urgency: 'standard' }, BACKUP);
  await until('02T13:29');
  expect(await reminders()).toEqual([]);
  await until('02T13:31');
  expect(await reminders()).toEqual(TO_CHANNEL);
  await until('03T16:59');
  expect(await reminders()).toEqual(TO_CHANNEL);
  await until('03T17:01');
  expect(await reminders()).toEqual([TO_BACKUP, ...TO_CHANNEL]);
  await until('04T17:01');
  expect(await reminders()).toEqual([TO_MANAGER, TO_BACKUP, ...TO_CHANNEL]);
  expect(await statusOf(execution)).toBe('SUCCEEDED');
  expect(rig.clock.untilNextTimer(), 'nothing is left waiting').toBeUndefined();
});

test.each([
  ['urgent', '09T11:59', '09T12:01'],
  ['standard', '10T16:59', '10T17:01'],
] as const)(
  'of Friday, 17:30, before a holiday on Monday: %s is due when it is due, not before',
  async (urgency, before, after) => {
    await until('05T17:30');
    await open({ urgency }, { ...BACKUP, holidays: ['2026-06-08'] });
    await until(before);
    expect((await reminders()).filter((line) => line.startsWith('due'))).toEqual([]);
    await until(after);
    expect((await reminders()).filter((line) => line.startsWith('due'))).toEqual([TO_BACKUP]);
  },
);

test('a claim takes the half-time reminder away, and it is the owner who is reminded when it is due', async () => {
  await open({ urgency: 'standard' }, BACKUP);
  await happens({ trigger: 'claim', by: actor(DEE) });
  await until('02T17:01');
  expect(await reminders()).toEqual([]);
  await until('03T17:01');
  expect(await reminders()).toEqual([`due to ${DEE.id}`]);
});

test('a resolved ticket is never mentioned again: the next wake ends the watch', async () => {
  const execution = await open({ urgency: 'standard' }, BACKUP);
  await happens({ trigger: 'resolve', by: actor(DEE), note: 'Refunded' });
  await until('02T13:31');
  expect(await statusOf(execution)).toBe('SUCCEEDED');
  expect([turns, await reminders()]).toEqual([1, []]);
});

test('a second start of the same watch is the same watch', async () => {
  await open({});
  const found = await store().read(aTask().id);
  if (!found) throw new Error('the ticket is gone');
  await ticketWatches(rig.sfn, arn).start(found.ticket);
  await until('01T13:31');
  expect(turns).toBe(1);
  expect(await reminders()).toEqual(TO_CHANNEL);
});

test('a function that fails for good never stops it: it looks again each minute, and reminds once', async () => {
  broken = true;
  await open({ urgency: 'standard' });
  await until('02T13:35');
  broken = false;
  await until('02T13:37');
  expect(await reminders()).toEqual(TO_CHANNEL);
  expect(turns).toBe(1);
});

test('the sweeper reminds where the watch does not, after a minute, and both together remind once', async () => {
  const sweep = async () =>
    remindOfTickets({
      due: await dueTickets(served.table, edge.clock()),
      storeOf: () => store(),
      edge,
      onFailure: (error) => {
        throw error;
      },
    });
  broken = true;
  await open({ urgency: 'standard' });
  await until('02T13:30');
  expect(await sweep()).toBe(0);
  await until('02T13:32');
  expect(await sweep()).toBe(1);
  expect(await sweep()).toBe(0);
  broken = false;
  await until('02T13:40');
  expect(await reminders()).toEqual(TO_CHANNEL);
});

test('what comes due out of hours because every clock was late waits for the next opening, unless it is urgent', async () => {
  broken = true;
  await open({ urgency: 'standard' });
  await until('02T20:00');
  broken = false;
  await until('03T07:59');
  expect(await reminders()).toEqual([]);
  await until('03T08:01');
  expect(await reminders()).toEqual(TO_CHANNEL);
});
