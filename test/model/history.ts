import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { dueMark } from '../../adapters/dynamodb/due-keys.ts';
import { OVERDUE_SECONDS } from '../../core/escalation/decide-pending.ts';
import { Escalation } from '../../core/escalation/escalation.ts';
import { IncidentNumber } from '../../core/ids/ids.ts';
import type { Person } from '../../core/person/person.ts';
import { earliest, type Instant, plusSeconds } from '../../core/time/instant.ts';
import { TEAM } from '../support/builders/team.ts';
import { readItem, TABLE_NAME } from '../support/in-process-table.ts';
import type { Engine } from './quick-engine.ts';

/** Everything the table has committed in a life, in order, read from its stream, and what follows from that. */
export interface History {
  records: DynamoDBRecord[];
  /** Reads what has been committed since, and answers with it. */
  readOn(): DynamoDBRecord[];
  /** Numbers of the escalations, oldest first. */
  numbers(): readonly IncidentNumber[];
  /** Who has the escalation now. */
  assignee(number: IncidentNumber): Person | undefined;
  /** No escalation is pending, nothing follows a job any more, and no message is on its way. */
  isOver(): boolean;
  /** When the sweeper or the sender would next find something to do. */
  nextDue(): Instant;
  /** Each state of each escalation, in the order of the commits. */
  escalations(): Escalation[];
}

const PAGE = 100;

/** Kinds of due rows that a life's sweeper and sender act on; schedules and the like are not part of one. */
const DRIVEN = ['ESC', 'JOB', 'MSG'];

/** How far the stream of an engine has been read by the lives before. */
const readTo = new WeakMap<Engine, string>();

const skOf = (record: DynamoDBRecord) => record.dynamodb?.Keys?.sk?.S ?? '';
const statusOf = (record: DynamoDBRecord) => record.dynamodb?.NewImage?.status?.S;
export const isEscalation = (record: DynamoDBRecord) => skOf(record) === 'ESC';
export const isJob = (record: DynamoDBRecord) => skOf(record) === 'JOB';
export const isMessage = (record: DynamoDBRecord) => skOf(record).startsWith('OUT#');

/** What the two consumers of the stream are given. */
export const isFollowed = (record: DynamoDBRecord): boolean =>
  isEscalation(record) || (isMessage(record) && statusOf(record) === 'queued');

export function createHistory({ engine }: { engine: Engine }): History {
  const records: DynamoDBRecord[] = [];
  const latest = new Map<string, DynamoDBRecord>();
  const numbers: IncidentNumber[] = [];
  return {
    records,
    readOn() {
      const fresh: DynamoDBRecord[] = [];
      for (let page: DynamoDBRecord[]; ; ) {
        page = engine.readStream(TABLE_NAME, readTo.get(engine) ?? '', PAGE);
        const last = page.at(-1)?.dynamodb?.SequenceNumber;
        if (last) readTo.set(engine, last);
        fresh.push(...page);
        if (page.length < PAGE) break;
      }
      for (const record of fresh) {
        latest.set(JSON.stringify(record.dynamodb?.Keys), record);
        if (isEscalation(record) && record.eventName === 'INSERT')
          numbers.push(IncidentNumber.parse(record.dynamodb?.NewImage?.number?.S));
      }
      records.push(...fresh);
      return fresh;
    },
    numbers: () => numbers,
    assignee(number) {
      const record = [...latest.values()].find(
        (each) => isEscalation(each) && each.dynamodb?.NewImage?.number?.S === number,
      );
      const id = record?.dynamodb?.NewImage?.assignee?.M?.id?.S;
      return TEAM.find((person) => person.id === id);
    },
    isOver: () =>
      ![...latest.values()].some((record) => {
        if (isEscalation(record)) return statusOf(record) === 'pending';
        if (isJob(record)) return record.dynamodb?.NewImage?.cascade !== undefined;
        return isMessage(record) && ['queued', 'claimed'].includes(statusOf(record) ?? '');
      }),
    nextDue() {
      const due = [...latest.values()].flatMap((record) => {
        const { kind, at } = dueMark(record.dynamodb?.NewImage?.gsi2sk?.S ?? '');
        if (!DRIVEN.includes(kind) || (kind === 'ESC' && statusOf(record) !== 'pending')) return [];
        return [kind === 'ESC' ? plusSeconds(at, OVERDUE_SECONDS) : at];
      });
      return earliest(due) ?? '';
    },
    escalations: () =>
      records.filter(isEscalation).map((record) =>
        // The event's type of an attribute value is its own, of the same shape.
        Escalation.parse(readItem(record.dynamodb?.NewImage as Record<string, AttributeValue>)),
      ),
  };
}
