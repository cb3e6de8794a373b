import * as z from 'zod';
import type { Table } from '../../adapters/dynamodb/client.ts';
import { teamStore } from '../../adapters/dynamodb/person-store.ts';
import { sessionStore } from '../../adapters/dynamodb/session-store.ts';
import { drawSecret } from '../../adapters/ids/ids.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { beginSession } from '../../core/login/session.ts';
import { fromEpochMs, secondsBetween } from '../../core/time/instant.ts';
import { SESSION_COOKIE, setCookie } from '../../functions/pipelines/cookies.ts';
import { hashSecret } from '../../functions/pipelines/secret-hash.ts';
import { DEMO_ACCOUNT } from '../seed/demo.ts';
import type { ControlAnswer, ControlCall } from './control.ts';
import { json, parseInput, wrongField } from './control-input.ts';

/** The persona switcher: signs in as anybody of the demo without a code. There is nothing like it in the deployed stack. */
const team = (table: Table) => teamStore(table, accountContext(DEMO_ACCOUNT.id, 'operator'));

export async function listPersonas({ table }: ControlCall): Promise<ControlAnswer> {
  const people = (await team(table).list()).filter(({ enabled }) => enabled);
  return json({ items: people.map(({ id, name, roles }) => ({ personId: id, name, roles })) });
}

const Choice = z.strictObject({ personId: z.string() });

/** Begins a session of the person, just as a login does, and sets its cookie. */
export async function beginPersonaSession({ world, table, body }: ControlCall): Promise<ControlAnswer> {
  const { personId } = parseInput(Choice, body);
  const person = (await team(table).list()).find(({ id, enabled }) => enabled && id === personId);
  if (!person) throw wrongField('personId', 'there is no such person');
  const { accountId, id, name, roles } = person;
  const now = fromEpochMs(world.clock.now());
  const session = beginSession({ accountId, personId: id, name, roles }, now);
  const secret = drawSecret();
  await sessionStore(table).begin(hashSecret(secret), session);
  const seconds = Math.floor(secondsBetween(now, session.endsAt));
  return { ...json({ personId: id, name, roles }), cookies: [setCookie(SESSION_COOKIE, secret, seconds)] };
}
