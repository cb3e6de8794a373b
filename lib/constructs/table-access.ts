import type { FunctionName } from '../../functions/catalogue.ts';

/*
 * What each function may do to which rows: the second ring behind the stores. A row's class is the beginning of its
 * partition key (`keys.ts`), held by `dynamodb:LeadingKeys`. That condition is true when a request has no key, so only
 * actions that always name one are in TableAction: Scan and PartiQL cannot even be written down here. The parts of a
 * transaction are authorised as the single actions they are made of.
 */

const ACCOUNT = 'A#*';
const JOB = 'A#*#JOB#*';
const PERSON = 'A#*#PERSON#*';
/** From a phone to its customers, within the account and to the accounts that have them. */
const ACCOUNT_PHONE = 'A#*#PHONE#*';
const PHONE = 'PHONE#*';
const IDENTITY = 'IDENTITY#*';
const CHALLENGE = 'CHALLENGE#*';
const LIMIT = 'LIMIT#*';
const SESSION = 'SESSION#*';
const REPLY_CODE = 'REPLY#*';
const DUE_MESSAGE = 'DUE#MSG#*';
const DUE_WORK = 'DUE#WORK#*';
const PROVIDER_MESSAGE = 'MSG#*';

type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'ConditionCheckItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem';

/** Patterns of partition keys, by action; for the indexes, of what may be queried in them. */
export type TableAccess = Partial<Record<TableAction | 'gsi1' | 'gsi2', readonly string[]>>;

/** Reading an escalation and its job, and changing it; the lock of a job is the only row that goes away. */
const COMMAND = {
  BatchGetItem: [ACCOUNT],
  Query: [JOB],
  gsi1: [ACCOUNT],
  PutItem: [ACCOUNT, REPLY_CODE],
  DeleteItem: [JOB],
} as const satisfies TableAccess;

/** Taking a job's lock, for a new escalation or a late accept: only while the job is not cancelled. */
const LOCK = { ConditionCheckItem: [JOB] } as const satisfies TableAccess;

/** What the stores of each function use, and nothing else. A message's row stands with what caused it. */
export const TABLE_ACCESS: Readonly<Record<FunctionName, TableAccess>> = {
  auth: {
    GetItem: [ACCOUNT, IDENTITY, CHALLENGE, SESSION],
    PutItem: [CHALLENGE, SESSION, PERSON],
    UpdateItem: [CHALLENGE, LIMIT, SESSION],
    DeleteItem: [SESSION, PERSON],
  },
  escalations: {
    ...COMMAND,
    ...LOCK,
    GetItem: [ACCOUNT, SESSION],
    Query: [ACCOUNT],
    UpdateItem: [SESSION, ACCOUNT_PHONE, PHONE],
  },
  jobs: {
    GetItem: [ACCOUNT, SESSION],
    BatchGetItem: [ACCOUNT],
    Query: [ACCOUNT],
    gsi1: [ACCOUNT],
    ConditionCheckItem: [ACCOUNT],
    PutItem: [ACCOUNT],
    UpdateItem: [SESSION, ACCOUNT_PHONE, PHONE],
    // Messages that are withdrawn before they are sent, assignments, the lock of a cancelled job.
    DeleteItem: [JOB],
  },
  settings: {
    GetItem: [ACCOUNT, SESSION],
    BatchGetItem: [ACCOUNT],
    Query: [ACCOUNT],
    gsi1: [ACCOUNT],
    // Reply codes of drills that are begun by hand.
    PutItem: [ACCOUNT, REPLY_CODE],
    UpdateItem: [IDENTITY, SESSION],
    DeleteItem: [PERSON, SESSION],
  },
  tickets: {
    GetItem: [ACCOUNT, SESSION],
    BatchGetItem: [ACCOUNT],
    Query: [ACCOUNT],
    gsi1: [ACCOUNT],
    ConditionCheckItem: [ACCOUNT],
    // Reply codes where a category starts the ladder.
    PutItem: [ACCOUNT, REPLY_CODE],
    UpdateItem: [SESSION],
  },
  'ticket-watch': { BatchGetItem: [ACCOUNT], Query: [ACCOUNT], gsi1: [ACCOUNT], PutItem: [ACCOUNT] },
  web: {},
  ladder: COMMAND,
  // The next method of somebody whose page failed, and the mark on an address that is lost.
  'stream-escalations': { ...COMMAND, ...LOCK, GetItem: [ACCOUNT, IDENTITY, PHONE], Query: [ACCOUNT] },
  'stream-messages': {
    GetItem: [IDENTITY],
    BatchGetItem: [ACCOUNT],
    // The job that a message is about, with the rules around it; its version, when it is not sent after all.
    Query: [ACCOUNT, REPLY_CODE],
    ConditionCheckItem: [JOB],
    gsi1: [ACCOUNT],
    gsi2: [DUE_MESSAGE],
    PutItem: [PROVIDER_MESSAGE],
    UpdateItem: [ACCOUNT, CHALLENGE, REPLY_CODE],
  },
  sweep: { ...COMMAND, GetItem: [ACCOUNT], Query: [ACCOUNT], gsi2: [DUE_WORK] },
  'inbound-sms': {
    ...COMMAND,
    ...LOCK,
    GetItem: [ACCOUNT, IDENTITY, PHONE],
    Query: [JOB, REPLY_CODE],
    UpdateItem: [REPLY_CODE],
  },
  'delivery-events': { GetItem: [PROVIDER_MESSAGE], UpdateItem: [ACCOUNT, CHALLENGE, REPLY_CODE] },
};
