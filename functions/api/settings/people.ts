import { changePerson, createPerson, getPerson, listPeople } from '../../../core/contracts/people.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { PersonId } from '../../../core/ids/ids.ts';
import { endsSessions, inLanguage, invitations, readMethods } from '../../../core/person/change.ts';
import { DEFAULT_SEQUENCE, type Person } from '../../../core/person/person.ts';
import { personView } from '../../../core/person/readiness.ts';
import { toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { REUSED_KEY, repeatOf } from '../../pipelines/repeat.ts';
import type { SettingsDeps } from './deps.ts';
import { sequenceProblems } from './sequence-problems.ts';

/** Adds somebody to the team, once a key; methods nobody vouches for are invited to be verified. */
export const addPerson = (deps: SettingsDeps) =>
  operation(createPerson, async (call) => {
    const { session, now, body } = call;
    const read = readMethods(body.methods, deps.defaultCountry);
    if ('errors' in read) return { problem: problem('invalid', undefined, read.errors) };
    const person = inLanguage(
      {
        accountId: session.accountId,
        id: deps.ids.person(toEpochMs(now)),
        name: body.name,
        roles: [...new Set(body.roles)],
        enabled: true,
        methods: read.methods,
        methodSequence: body.methodSequence ?? DEFAULT_SEQUENCE,
        ...(body.certifications ? { certifications: body.certifications } : {}),
        version: 1,
      },
      body.language,
    );
    const people = deps.peopleOf(session.accountId);
    const added = await people.add(person, invitations(person, [], '1'), now, repeatOf(createPerson, call));
    if (added.outcome === 'reused_key') return { problem: REUSED_KEY };
    if (added.outcome === 'added') return reply(201, personView(person, true));
    const known = await people.read(PersonId.parse(added.id));
    return known ? reply(200, personView(known, true)) : { problem: problem('not-found') };
  });

export const team = (deps: SettingsDeps) =>
  operation(listPeople, async ({ session, query }) => {
    const people = await deps.peopleOf(session.accountId).page(query);
    return reply(200, { ...people, items: people.items.map((person) => personView(person, true)) });
  });

export const personById = (deps: SettingsDeps) =>
  operation(getPerson, async ({ session, params }) => {
    const person = await deps.peopleOf(session.accountId).read(params.personId);
    return person ? reply(200, personView(person, true)) : { problem: problem('not-found') };
  });

/** Changes somebody; nobody can take his own last way in: an administrator cannot disable himself or drop his own role. */
export const editPerson = (deps: SettingsDeps) =>
  operation(changePerson, async ({ session, params, body, now }) => {
    const people = deps.peopleOf(session.accountId);
    const before = await people.read(params.personId);
    if (!before) return { problem: problem('not-found') };
    const read = body.methods ? readMethods(body.methods, deps.defaultCountry, before.methods) : undefined;
    if (read && 'errors' in read) return { problem: problem('invalid', undefined, read.errors) };
    const unfit = body.methodSequence
      ? await sequenceProblems(deps, session.accountId, before.id, body.methodSequence, now)
      : [];
    if (unfit.length > 0) return { problem: problem('invalid', undefined, unfit) };
    const after: Person = {
      ...inLanguage(before, body.language),
      name: body.name ?? before.name,
      roles: body.roles ? [...new Set(body.roles)] : before.roles,
      enabled: body.enabled ?? before.enabled,
      methods: read?.methods ?? before.methods,
      methodSequence: body.methodSequence ?? before.methodSequence,
      ...(body.certifications ? { certifications: body.certifications } : {}),
      version: before.version + 1,
    };
    if (after.id === session.personId && !(after.enabled && after.roles.includes('administrator')))
      return { problem: problem('invalid', undefined, [{ field: 'roles', message: 'you cannot lock yourself out' }]) };
    const changed = await people.change(before, after, {
      endSessions: endsSessions(before, after),
      messages: invitations(after, before.methods, String(after.version)),
      now,
    });
    return changed ? reply(200, personView(after, true)) : { problem: problem('conflict') };
  });
