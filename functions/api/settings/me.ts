import { changeMe, testMyNotifications } from '../../../core/contracts/people.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { inLanguage } from '../../../core/person/change.ts';
import { meOf } from '../../../core/person/me.ts';
import { type Person, usableMethods } from '../../../core/person/person.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { SettingsDeps } from './deps.ts';
import { sequenceProblems } from './sequence-problems.ts';

/** How I want to be reached, and in which language: my own to say. */
export const changeMyself = (deps: SettingsDeps) =>
  operation(changeMe, async ({ session, body, now }) => {
    const { methodSequence, language } = body;
    const errors = methodSequence
      ? await sequenceProblems(deps, session.accountId, session.personId, methodSequence, now)
      : [];
    if (errors.length > 0) return { problem: problem('invalid', undefined, errors) };
    const people = deps.peopleOf(session.accountId);
    const [before, account] = await Promise.all([
      people.read(session.personId),
      deps.accountOf(session.accountId).read(),
    ]);
    if (!before || !account) return { problem: problem('no-session') };
    const after: Person = {
      ...inLanguage(before, language),
      ...(methodSequence ? { methodSequence } : {}),
      version: before.version + 1,
    };
    const changed = await people.change(before, after, { endSessions: false, messages: [], now });
    return changed ? reply(200, meOf(after, account)) : { problem: problem('conflict') };
  });

/** A test by each of my methods, at most one a minute: the minute is part of the messages' keys. */
export const testMyself = (deps: SettingsDeps) =>
  operation(testMyNotifications, async ({ session, now }) => {
    const people = deps.peopleOf(session.accountId);
    const person = await people.read(session.personId);
    if (!person) return { problem: problem('no-session') };
    const methods = (['sms', 'email'] as const).flatMap((kind) => usableMethods(person, kind));
    if (methods.length === 0)
      return { problem: problem('wrong-status', 'you have no verified method a test could go to') };
    const sent = await people.notify(
      person,
      methods.map(({ kind, address }) => ({
        key: `TEST#${now.slice(0, 16)}#${address}`,
        class: 'staff',
        to: { personId: person.id, method: { kind, address } },
        content: { kind: 'test', name: person.name, at: now },
      })),
      now,
    );
    return sent ? reply(202, undefined) : { problem: problem('too-many-requests', 'one test a minute') };
  });
