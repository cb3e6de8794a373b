import { accountContext } from '../../core/access/account-context.ts';
import { Escalation } from '../../core/escalation/escalation.ts';
import type { AccountId, IncidentNumber, PersonId } from '../../core/ids/ids.ts';
import { jobOf, noticesIn } from '../../core/job/detail.ts';
import { DEFAULT_LANGUAGE, Language, languageFor } from '../../core/message/language.ts';
import type { Message } from '../../core/message/message.ts';
import type { Addressing } from '../../core/message/outbox.ts';
import { textsOf } from '../../core/message/texts-of.ts';
import { Channel } from '../../core/person/person.ts';
import { pagedJustBefore } from '../../core/reply/reply-code.ts';
import { OwnText } from '../../core/text/own-text.ts';
import { toAccount, toPerson } from './account-items.ts';
import type { Table } from './client.ts';
import { escalationKey, type Key, ownTextKeys, personKey, settingsKey } from './keys.ts';
import { loginStore } from './login-store.ts';
import { teamStore } from './person-store.ts';
import { getItems, itemAt } from './read.ts';
import { codesOf } from './reply-code-store.ts';
import { templatesAt } from './template-store.ts';
import { visitStore } from './visit-store.ts';

/** Reads what a message needs to be put into words and addressed, as it is now. */
export async function addressing(table: Table, message: Message): Promise<Addressing> {
  const { to } = message;
  const members = 'identifier' in to ? await loginStore(table).memberships(to.identifier) : [];
  const [around, alsoWaiting, visit] = await Promise.all([
    aroundOf(table, message, readerOf(message, members)),
    pagedAndPending(table, message),
    visitOf(table, message),
  ]);
  return { ...around, members, alsoWaiting, ...(visit ? { visit } : {}) };
}

/** Whose words a message is written in, and who reads it where he is one of the team. */
interface Reader {
  accountId: AccountId;
  personId?: PersonId | undefined;
  /** Or reads it as one of another account. */
  isInOthers?: boolean | undefined;
}

function readerOf({ accountId, to, content }: Message, members: readonly Reader[]): Reader | undefined {
  if (content.kind === 'reply') return content.reader;
  const [member] = members;
  if ('identifier' in to)
    return member && { ...member, isInOthers: members.some((each) => each.accountId !== member.accountId) };
  if (!accountId) return undefined;
  const personId = 'personId' in to ? to.personId : content.kind === 'invitation' ? content.personId : undefined;
  return { accountId, personId };
}

/** The account, the escalation, the reader, and the account's own texts, in one request. */
async function aroundOf(
  table: Table,
  { accountId, content, escalation, to }: Message,
  reader: Reader | undefined,
): Promise<Pick<Addressing, 'account' | 'escalation' | 'person' | 'language' | 'ownTexts'>> {
  if (!reader)
    return { account: undefined, escalation: undefined, person: undefined, language: DEFAULT_LANGUAGE, ownTexts: [] };
  const { accountId: acc, personId, isInOthers = false } = reader;
  const keys = {
    account: settingsKey(acc),
    escalation: escalation && escalationKey(acc, escalation.number),
    person: personId && personKey(acc, personId),
  };
  // In both languages, and of both channels where none is settled: which it is, is decided with what is read here.
  // Anybody can be added to an account: what concerns another of his, as a sign-in code that opens it, is never said
  // in its words.
  const channels = 'personId' in to && to.method ? [to.method.kind] : 'channel' in to ? [to.channel] : Channel.options;
  const texts = (isInOthers ? [] : textsOf({ to, content })).flatMap((name) =>
    Language.options.flatMap((language) =>
      channels.map((channel) => ownTextKeys(acc, { name, language, channel }).current),
    ),
  );
  const wanted = [...Object.values(keys), ...texts].filter((key) => key !== undefined);
  const items = await getItems(table, wanted);
  const read = <T>(key: Key | undefined, parse: (item: unknown) => T): T | undefined => {
    const item = key && itemAt(items, key);
    return item && parse(item);
  };
  const account = read(keys.account, toAccount);
  const person = read(keys.person, toPerson);
  return {
    // Whoever signs in or answers an SMS is spoken to by the product: he may be in several accounts.
    account: accountId && account,
    person: 'personId' in to ? person : undefined,
    escalation: read(keys.escalation, (item) => Escalation.parse(item)),
    language: languageFor(person, account ?? {}),
    // One that cannot be read is none: ours is said in its place, and no page waits for wording.
    ownTexts: texts.flatMap((key) => read(key, (item) => OwnText.safeParse(item).data) ?? []),
  };
}

/** The visit that a message is about, as it is now. */
async function visitOf(table: Table, message: Message): Promise<Addressing['visit']> {
  const jobId = jobOf(message);
  if (!message.accountId || !jobId) return undefined;
  const visits = visitStore(table, accountContext(message.accountId, 'item'));
  const found = await visits.read(jobId);
  if (!found) return undefined;
  const { customerId } = found.visit.job;
  const asks = noticesIn(message).some(({ about }) => about === 'survey');
  const [known, openComplaint] = await Promise.all([
    visits.setting(customerId, message.dueAt),
    asks && visits.openComplaint(customerId),
  ]);
  const setting = { ...known, openComplaint };
  if (!('contactId' in message.to)) return { found, setting, templates: [], crew: [] };
  // Of both channels: which one it goes by is decided with what has just been read.
  const language = languageFor(setting.customer, setting.account);
  const places = noticesIn(message).flatMap(({ ruleId }) =>
    Channel.options.map((channel) => ({ ruleId, language, channel })),
  );
  const assigned = found.visit.appointments.flatMap(({ assignments }) => assignments.map(({ personId }) => personId));
  const [templates, crew] = await Promise.all([
    templatesAt(table, message.accountId, places),
    teamStore(table, accountContext(message.accountId, 'item')).named([...new Set(assigned)]),
  ]);
  return { found, setting, templates, crew: [...crew.values()] };
}

/** Case 13: the other calls that a page's phone was paged for just before and that are pending still. */
async function pagedAndPending(table: Table, message: Message): Promise<IncidentNumber[]> {
  const { accountId: acc, class: of, to } = message;
  if (!acc || of !== 'page' || !('personId' in to) || to.method?.kind !== 'sms') return [];
  const numbers = pagedJustBefore(message, await codesOf(table, to.method.address));
  if (numbers.length === 0) return [];
  const keys = numbers.map((number) => escalationKey(acc, number));
  const items = await getItems(table, keys);
  return numbers.filter((number) => itemAt(items, escalationKey(acc, number))?.status === 'pending');
}
