/*
 * The one table as plain data: what CDK deploys, what the local engine creates, what the tests run against.
 * Spread by entity, not by tenant, so that one busy account is not one hot partition.
 */

export const TABLE_DESIGN = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Both sparse: an item is in an index only while it has the index's keys. All attributes are projected. */
  indexes: [
    /** Lists: `A#<account>#<what>` by time of change. */
    { name: 'gsi1', partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    /** What is due: `DUE#<0..3>` by kind and time. Only the sweeper and the sender query it. */
    { name: 'gsi2', partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
  ],
  stream: 'NEW_AND_OLD_IMAGES',
  /** Epoch seconds. Whatever reads such an item checks the time itself: TTL deletes hours late. */
  ttl: 'expiresAt',
} as const;

/**
 * Who asks for what, and how. Complete: a test compares the patterns with the stores. No Scan, anywhere.
 *
 * | pattern | key condition | consistency | who asks |
 * |---|---|---|---|
 * | settings of an account | pk = A#acc, sk = SETTINGS | strong | api, ladder, sender |
 * | a plan, a person, a customer, a job | pk, sk of the item | strong | api, ladder |
 * | people of an account | gsi1pk = A#acc#PEOPLE | eventual | api, ladder (the office), board |
 * | plans, customers, jobs of an account | gsi1pk = A#acc#PLANS, …#CUSTOMERS, …#JOBS, newest first | eventual | api |
 * | an escalation | pk = A#acc#ESC#number, sk = ESC | strong | api, ladder, sender |
 * | an escalation with plan, timeline, messages | pk = A#acc#ESC#number, sk between ESC and TIMELINE#~ (the token is behind) | strong | api |
 * | escalations by status | gsi1pk = A#acc#ESC#status, newest change first | eventual | api |
 * | the token of a ladder | pk = A#acc#ESC#number, sk = TOKEN | strong | ladder, stream/escalations |
 * | which escalation a job has | pk = A#acc#JOB#id, sk = ESCALATION_LOCK | strong | api |
 * | the customer of a phone | pk = A#acc#PHONE#e164 | strong | api |
 * | an Idempotency-Key | pk = A#acc#IDEM#hash | strong | api |
 * | a session, a challenge, a limit, an identity | pk = SESSION#…, CHALLENGE#…, LIMIT#…, IDENTITY#… | strong | api, auth, sender |
 * | live reply codes of a phone | pk = REPLY#e164, sk begins with CODE# | strong | inbound-sms |
 * | due escalations | gsi2pk = DUE#n, gsi2sk below ESC#time | eventual | sweep |
 * | due messages | gsi2pk = DUE#n, gsi2sk below MSG#time | eventual | sender |
 */
export type TableDesign = typeof TABLE_DESIGN;

/** The due index is written on so many partitions. */
export const DUE_SHARDS = 4;
