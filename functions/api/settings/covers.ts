import {
  askForCover,
  type CoverRequestView,
  listCoverRequests,
  takeCoverRequest,
} from '../../../core/contracts/covers.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { type CoverRequest, CoverRequestId, type OpenCoverRequest } from '../../../core/cover/cover-request.ts';
import { type CoverRefusal, isOn, takeCover } from '../../../core/cover/decide-cover.ts';
import { isReachable } from '../../../core/person/person.ts';
import { changeNotices, notice } from '../../../core/schedule/reminders.ts';
import { toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { Contended } from '../../pipelines/contention.ts';
import { REUSED_KEY, repeatOf } from '../../pipelines/repeat.ts';
import type { SettingsDeps } from './deps.ts';

/** A transaction has room for a hundred writes. */
const MOST_TOLD = 90;
const ATTEMPTS = 5;

function viewOf({ accountId: _, version: __, ...request }: CoverRequest): CoverRequestView {
  return request;
}

const wrong = (field: string, message: string) => ({ problem: problem('invalid', undefined, [{ field, message }]) });

/** Asks everybody who could be on call; a shift of somebody else is not his to give away. */
export const askCover = (deps: SettingsDeps) =>
  operation(askForCover, async (call) => {
    const { session, body, now } = call;
    const { accountId, personId: id, name } = session;
    const schedule = await deps.schedulesOf(accountId).read(body.scheduleId);
    if (!schedule) return wrong('scheduleId', 'there is no such schedule');
    if (body.end <= now) return wrong('end', 'is over');
    if (!isOn(schedule, { id }, body)) return wrong('start', 'you are not on call then');
    const request: OpenCoverRequest = {
      status: 'open',
      accountId,
      id: deps.ids.cover(toEpochMs(now)),
      scheduleId: schedule.id,
      schedule: schedule.name,
      by: { id, name },
      start: body.start,
      end: body.end,
      ...(body.inReturn ? { inReturn: body.inReturn } : {}),
      note: body.note,
      createdAt: now,
      version: 1,
    };
    const { start, end, note } = request;
    const content = { kind: 'cover_wanted' as const, schedule: schedule.name, start, end, by: name, note };
    const team = await deps.peopleOf(accountId).list();
    const told = team.filter(
      (person) => person.id !== id && person.roles.includes('technician') && isReachable(person),
    );
    const notices = told.slice(0, MOST_TOLD).map((person) => notice(person.id, `COVER#${request.id}`, content));
    const covers = deps.coversOf(accountId);
    const added = await covers.add(request, notices, repeatOf(askForCover, call));
    if (added.outcome === 'reused_key') return { problem: REUSED_KEY };
    if (added.outcome === 'added') return reply(201, viewOf(request));
    const known = await covers.read(CoverRequestId.parse(added.id));
    return known ? reply(200, viewOf(known)) : { problem: problem('not-found') };
  });

export const coverRequests = (deps: SettingsDeps) =>
  operation(listCoverRequests, async ({ session, query }) => {
    const { items, next } = await deps.coversOf(session.accountId).page(query);
    return reply(200, { items: items.map(viewOf), ...(next ? { next } : {}) });
  });

/** Takes a request. Two at once: one transaction lands, the other is told who has it. */
export const takeCoverFor = (deps: SettingsDeps) =>
  operation(takeCoverRequest, async ({ session, params, now }) => {
    const { accountId } = session;
    const covers = deps.coversOf(accountId);
    const taker = await deps.peopleOf(accountId).read(session.personId);
    if (!taker) return { problem: problem('no-session') };
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const request = await covers.read(params.coverId);
      const schedule = request && (await deps.schedulesOf(accountId).read(request.scheduleId));
      if (!request || !schedule) return { problem: problem('not-found') };
      // The same person again, as by a double tap: the same result.
      if (request.status === 'taken' && request.takenBy.id === taker.id) return reply(200, viewOf(request));
      const result = takeCover(request, schedule, taker, now, () => deps.ids.override(toEpochMs(now)));
      if ('refusal' in result) {
        // The schedule was read after the request: what it says may come from a take that landed in between.
        if ((await covers.read(params.coverId))?.version !== request.version) continue;
        return { problem: refused(result.refusal) };
      }
      const { start, end } = request;
      const content = { kind: 'cover_taken' as const, schedule: schedule.name, start, end, by: taker.name };
      const notices = [
        notice(request.by.id, `COVERED#${request.id}`, content),
        ...changeNotices(schedule, result.schedule, taker.id, now).filter(({ to }) => to.personId !== request.by.id),
      ];
      const taking = await covers.take(result.request, result.schedule, notices, now);
      if (taking.outcome === 'taken') return reply(200, viewOf(result.request));
    }
    throw new Contended('the schedule kept changing');
  });

function refused(refusal: CoverRefusal) {
  switch (refusal.kind) {
    case 'taken':
      return problem('already-taken', `taken by ${refusal.by}`);
    case 'own':
      return problem('wrong-status', 'it is your own');
    case 'over':
      return problem('wrong-status', 'it is over');
    case 'not_reachable':
      return problem('wrong-status', 'you have no verified method: nobody could page you');
    case 'not_on_call':
      return problem('wrong-status', 'whoever asked is not on call then any more');
    case 'full':
      return problem('wrong-status', 'the schedule has no room for another override');
    case 'nothing_in_return':
      return problem('wrong-status', 'you are not on call in the time that is wanted in return');
  }
}
