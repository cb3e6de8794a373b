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
    /** What is due, by time: `DUE#MSG#<0..3>` for the sender, `DUE#WORK#<0..3>` for the sweeper; nobody else asks. */
    { name: 'gsi2', partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
  ],
  stream: 'NEW_AND_OLD_IMAGES',
  /** Epoch seconds. Whatever reads such an item checks the time itself: TTL deletes hours late. */
  ttl: 'expiresAt',
} as const;

/*
 * Who asks for what, and how. Complete: a test compares the patterns with the stores. No Scan, anywhere.
 *
 * | pattern | key condition | consistency | who asks |
 * |---|---|---|---|
 * | settings of an account | pk = A#acc, sk = SETTINGS | strong | api, ladder, sender |
 * | a plan, a person, a customer, a job | pk, sk of the item | strong | api, ladder |
 * | people of an account | gsi1pk = A#acc#PEOPLE | eventual | api, ladder (the office), board |
 * | plans, schedules, customers, jobs of an account | gsi1pk = A#acc#PLANS, …#SCHEDULES, …#CUSTOMERS, …#JOBS, newest first | eventual | api |
 * | jobs by status | gsi1pk = A#acc#JOBS#status, newest first | eventual | api |
 * | jobs of a customer | pk = A#acc#CUSTOMER#id, sk begins with JOB#, newest first | strong | api |
 * | the job of a number | pk = A#acc#JOBNUMBER#number | strong | api |
 * | the schedules of a plan | pk = A#acc, sk = SCHEDULE#id, as a batch | strong | api, ladder |
 * | the sessions of a person | pk = A#acc#PERSON#id, sk begins with SESSION# | strong | api |
 * | an escalation | pk = A#acc#ESC#number, sk = ESC | strong | api, ladder, sender |
 * | an escalation with plan, timeline, messages | pk = A#acc#ESC#number, sk between ESC and TIMELINE#~ (the token is behind) | strong | api |
 * | escalations by status | gsi1pk = A#acc#ESC#status, newest change first | eventual | api |
 * | a task | pk = A#acc#TASK#id, sk = TASK | strong | api |
 * | tasks by status | gsi1pk = A#acc#TASKS#status, newest or oldest first | eventual | api |
 * | what is known of addresses | pk = A#acc#REACH#address, sk = REACH, as a batch | strong | api, sender, sweep, inbound-sms, stream/escalations |
 * | what was said about an address | pk = A#acc#REACH#address, sk begins with CONSENT# | strong | api |
 * | a job with appointments, lock and messages | pk = A#acc#JOB#id, sk between APPT# and OUT#~ (the timeline is behind) | strong | api, sender, sweep |
 * | a job with its timeline | pk = A#acc#JOB#id | strong | api |
 * | the job of an appointment | pk = A#acc#APPT#id | strong | api |
 * | a technician's appointments of a day | gsi1pk = A#acc#DAY#person, by start; then a batch | eventual, then strong | api |
 * | everybody's appointments of a day | gsi1pk = A#acc#DATE#date (UTC), by start; then a batch | eventual, then strong | api |
 * | what a customer was told | gsi1pk = A#acc#TOLD#customer, by time | eventual | api, sender, sweep |
 * | status codes and notification rules of an account | pk = A#acc, sk begins with STATUSCODE#, RULE# | strong | api, sender, sweep |
 * | the texts of a rule; the versions of one | pk = A#acc#TEMPLATE#rule, sk begins with CURRENT#, VERSION#language#channel# | strong | api |
 * | the texts a message may be written with | pk = A#acc#TEMPLATE#rule, sk = CURRENT#language#channel, as a batch | strong | sender |
 * | the account's own texts of the catalogue; the versions of one | pk = A#acc#TEMPLATE#CATALOGUE, sk begins with CURRENT#, VERSION#name#language#channel# | strong | api |
 * | the own texts a message may be written with | pk = A#acc#TEMPLATE#CATALOGUE, sk = CURRENT#name#language#channel, as a batch | strong | sender |
 * | what an account's customers are found by; then those found | pk = A#acc#CUSTOMERSEARCH; then a batch | strong | api |
 * | a customer's link | pk = LINK#hash | strong | links |
 * | surveys by when they were asked | gsi1pk = A#acc#SURVEYS, by time | eventual | api |
 * | the photo of a person | pk = A#acc#PERSON#id, sk = PHOTO | strong | api, links |
 * | whether a complaint of a customer is open | gsi1pk = A#acc#TICKETS#open, …#claimed | eventual | api, links, sender, sweep |
 * | notices that failed, of an account | pk = A#acc, sk begins with FAILEDNOTICE# | strong | api |
 * | the token of a ladder | pk = A#acc#ESC#number, sk = TOKEN | strong | ladder, stream/escalations |
 * | which escalation a job has | pk = A#acc#JOB#id, sk = ESCALATION_LOCK | strong | api |
 * | the customers of a phone; then a batch of them | pk = A#acc#PHONE#e164 | strong | api |
 * | the accounts whose customers have a phone | pk = PHONE#e164 | strong | inbound-sms, stream/escalations |
 * | an Idempotency-Key | pk = A#acc#IDEM#hash | strong | api |
 * | a session, a challenge, a limit, an identity | pk = SESSION#…, CHALLENGE#…, LIMIT#…, IDENTITY#… | strong | api, auth, links, sender, stream/escalations, inbound-sms |
 * | live reply codes of a phone | pk = REPLY#e164, sk begins with CODE# | strong | inbound-sms, sender (calls that wait for one phone) |
 * | how often a phone got help today | pk = REPLY#e164, sk = HELP#day | strong (a condition) | inbound-sms |
 * | the message a provider speaks of | pk = MSG#provider's id | strong | delivery-events |
 * | the drills of a person | pk = A#acc#PERSON#id, sk = DRILLS; all of an account by gsi1pk = A#acc#DRILLS | strong, eventual | api, sweep, inbound-sms, stream/escalations |
 * | when an account is looked at | pk = A#acc, sk = READINESS | strong | sweep |
 * | a cover request | pk = A#acc#COVER#id, sk = COVER; all of them by gsi1pk = A#acc#COVERS | strong, eventual | api |
 * | a ticket with its task and timelines | pk = A#acc#TASK#id, sk between TASK and TIMELINE#~ | strong | api, ticket-watch, sweep, stream/escalations |
 * | the task of a ticket's number | pk = A#acc#TICKETNUMBER#number | strong | api, stream/escalations |
 * | tickets by status | gsi1pk = A#acc#TICKETS#status, newest change first | eventual | api |
 * | tickets of a channel by status | gsi1pk = A#acc#TICKETS#channel#status, newest change first; then a batch | eventual, then strong | api |
 * | the ticket channels of an account | pk = A#acc, sk = CHANNELS | strong | api, ticket-watch, sweep, stream/escalations |
 * | due messages | gsi2pk = DUE#MSG#n, gsi2sk up to the time | eventual | sender |
 * | due escalations, tickets, schedules, jobs whose appointments follow | gsi2pk = DUE#WORK#n, gsi2sk up to the time | eventual | sweep |
 */

/** The due index is written on so many partitions for each of its readers. */
export const DUE_SHARDS = 4;
