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
const IDENTITY = 'IDENTITY#*';
const CHALLENGE = 'CHALLENGE#*';
const LIMIT = 'LIMIT#*';
const SESSION = 'SESSION#*';
const REPLY_CODE = 'REPLY#*';
const DUE = 'DUE#*';

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

/** Reading an escalation and changing it; the lock of a job is the only row that goes away. */
const COMMAND = {
  BatchGetItem: [ACCOUNT],
  gsi1: [ACCOUNT],
  PutItem: [ACCOUNT, REPLY_CODE],
  DeleteItem: [JOB],
} as const satisfies TableAccess;

/** What the stores of each function use, and nothing else. A message's row stands with what caused it. */
export const TABLE_ACCESS: Readonly<Record<FunctionName, TableAccess>> = {
  auth: {
    GetItem: [ACCOUNT, IDENTITY, CHALLENGE, SESSION],
    PutItem: [CHALLENGE, SESSION, PERSON],
    UpdateItem: [CHALLENGE, LIMIT, SESSION],
    DeleteItem: [SESSION, PERSON],
  },
  escalations: { ...COMMAND, GetItem: [ACCOUNT, SESSION], Query: [ACCOUNT], UpdateItem: [SESSION] },
  jobs: {
    GetItem: [ACCOUNT, SESSION],
    gsi1: [ACCOUNT],
    ConditionCheckItem: [ACCOUNT],
    PutItem: [ACCOUNT],
    UpdateItem: [SESSION],
  },
  web: {},
  ladder: COMMAND,
  'stream-escalations': { GetItem: [ACCOUNT] },
  'stream-messages': {
    GetItem: [IDENTITY],
    BatchGetItem: [ACCOUNT],
    gsi2: [DUE],
    UpdateItem: [ACCOUNT, CHALLENGE, REPLY_CODE],
  },
  sweep: { ...COMMAND, gsi2: [DUE] },
  'inbound-sms': { ...COMMAND, Query: [REPLY_CODE] },
};
