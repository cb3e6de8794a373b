import type { AppointmentEvent, Technician } from '../../../core/appointment/decide-appointment.ts';
import { decideAppointment } from '../../../core/appointment/decide-appointment.ts';
import { decideTap } from '../../../core/appointment/decide-tap.ts';
import { appointmentView } from '../../../core/appointment/view.ts';
import {
  type AppointmentView,
  addAppointment,
  moveAppointment,
  staffAppointment,
  tapStatus,
} from '../../../core/contracts/appointments.ts';
import { type Problem, problem } from '../../../core/contracts/problem.ts';
import type { AppointmentId, JobId, PersonId } from '../../../core/ids/ids.ts';
import { settled } from '../../../core/job/cascade.ts';
import { heldFor } from '../../../core/job/detail.ts';
import type { VisitCase } from '../../../core/job/job-store.ts';
import type { Visit, VisitDecision, VisitWorld } from '../../../core/job/visit.ts';
import type { Session } from '../../../core/login/session.ts';
import { secondsBetween, toEpochMs } from '../../../core/time/instant.ts';
import { operation, reply } from '../../pipelines/call.ts';
import { command } from '../../pipelines/escalation-command.ts';
import { repeatOf } from '../../pipelines/repeat.ts';
import { visitCommand } from '../../pipelines/visit-command.ts';
import { refused } from '../../pipelines/visit-refused.ts';
import type { JobDeps } from './deps.ts';

/** Who acts, as rules know him. */
export const actorOf = ({ personId, name, roles }: Session) => ({ id: personId, name, roles });

type Answer =
  | { view: AppointmentView; outcome: 'changed' | 'late' | 'unchanged'; found: VisitCase }
  | { problem: Problem };

/** Lets something happen to an appointment, and answers with it as it is then. */
async function change(
  deps: JobDeps,
  session: Session,
  { jobId, appointmentId }: { jobId: JobId | undefined; appointmentId: AppointmentId },
  decide: (visit: Visit, world: VisitWorld) => VisitDecision,
): Promise<Answer> {
  if (!jobId) return { problem: problem('not-found') };
  let last: VisitWorld | undefined;
  const result = await visitCommand(
    deps.visitsOf(session.accountId),
    jobId,
    (visit, world) => {
      last = world;
      return decide(visit, world);
    },
    deps,
  );
  if (result.outcome === 'not_found') return { problem: problem('not-found') };
  if (result.outcome === 'refused') return { problem: refused(result.refusal) };
  const visit = settled(result.visit);
  const appointment = visit.appointments.find(({ id }) => id === appointmentId);
  if (!appointment || !last) return { problem: problem('not-found') };
  const view = appointmentView(visit, appointment, actorOf(session), last);
  return {
    view: { ...view, held: heldFor(result.messages, appointmentId) },
    outcome: result.outcome,
    found: result.found,
  };
}

/** The people who are to go; a problem when somebody is not on the team, or not any more. */
async function crewOf(
  deps: JobDeps,
  session: Session,
  ids: readonly PersonId[],
): Promise<{ technicians: Technician[] } | { problem: Problem }> {
  const known = await deps.peopleOf(session.accountId).named([...new Set(ids)]);
  const technicians = ids.flatMap((id) => {
    const person = known.get(id);
    return person?.enabled ? [{ id, name: person.name }] : [];
  });
  if (technicians.length === ids.length) return { technicians };
  const message = 'names somebody who is not on the team';
  return { problem: problem('invalid', undefined, [{ field: 'technicianIds', message }]) };
}

/** Adds an appointment, once a key: the key is its id, so that a repeated request finds it there. */
export const addVisit = (deps: JobDeps) =>
  operation(addAppointment, async (call) => {
    const { session, params, body, now } = call;
    const crew = await crewOf(deps, session, body.technicianIds);
    if ('problem' in crew) return crew;
    const repeat = repeatOf(addAppointment, call);
    const key = repeat && [session.accountId, params.jobId, repeat.personId, repeat.key, repeat.bodyHash].join('\n');
    const id = deps.ids.appointment(toEpochMs(now), key);
    const event: AppointmentEvent = {
      ...{ trigger: 'add', id, by: actorOf(session), start: body.start, end: body.end, ...crew },
      ...(body.leadId ? { leadId: body.leadId } : {}),
    };
    const answer = await change(deps, session, { jobId: params.jobId, appointmentId: id }, (visit, world) =>
      decideAppointment(visit, event, world),
    );
    if ('problem' in answer) return answer;
    return answer.outcome === 'unchanged' ? reply(200, answer.view) : reply(201, answer.view);
  });

/** The tap: for one's own assignment, or for anybody's from the office. Twice, or past it: 200 and nothing new. */
export const tap = (deps: JobDeps) =>
  operation(tapStatus, async ({ session, params, body }) => {
    const { code, technicianId, eta, deviceTime, position, reason, job } = body;
    const wish = {
      ...{ appointmentId: params.appointmentId, code, by: actorOf(session) },
      ...(technicianId ? { technicianId } : {}),
      ...(eta ? { eta } : {}),
      ...(deviceTime ? { deviceTime } : {}),
      ...(position ? { position: positionOf(position) } : {}),
      ...(reason ? { reason } : {}),
      ...(job ? { job } : {}),
    };
    const answer = await atAppointment(deps, session, params.appointmentId, (visit, world) =>
      decideTap(visit, wish, world),
    );
    if ('problem' in answer) return answer;
    if (answer.outcome === 'changed') await tellTheCall(deps, session, answer);
    return reply(200, answer.outcome === 'late' ? { ...answer.view, late: true } : answer.view);
  });

/**
 * Whoever sets out to a job that a call has given him is on his way for the call, too: nobody reminds him of it. The
 * rule of the call says whether it is his; where it is not, nothing follows. Never (we died in between): the watchdog of
 * the call asks the job when its time comes. What was taken back is told by the stream (`followTurnedBack`).
 */
async function tellTheCall(deps: JobDeps, session: Session, { view, found }: Exclude<Answer, { problem: Problem }>) {
  const { heldBy, visit } = found;
  const own = view.assignments.find(({ personId }) => personId === session.personId);
  const was = visit.appointments
    .find(({ id }) => id === view.id)
    ?.assignments.find(({ personId }) => personId === session.personId);
  if (!heldBy || !own) return;
  if (own.phase !== 'en_route' && (own.phase !== 'started' || was?.phase === 'en_route')) return;
  const minutes = view.eta === undefined ? undefined : Math.round(secondsBetween(own.at, view.eta) / 60);
  const eta = minutes !== undefined && minutes >= 0 && minutes <= MOST_ETA_MINUTES ? { etaMinutes: minutes } : {};
  const setOut = { trigger: 'en_route' as const, by: actorOf(session), tapped: own.at, ...eta };
  await command(deps.escalationsOf(session.accountId), heldBy, setOut, deps);
}

/** What the page of a call takes as an arrival. */
const MOST_ETA_MINUTES = 720;

const positionOf = ({ latitude, longitude, accuracy }: NonNullable<Parameters<typeof decideTap>[1]['position']>) => ({
  ...{ latitude, longitude },
  ...(accuracy === undefined ? {} : { accuracy }),
});

export const move = (deps: JobDeps) =>
  operation(moveAppointment, async ({ session, params, body }) => {
    const event = { trigger: 'move' as const, ...params, by: actorOf(session), ...body };
    const answer = await atAppointment(deps, session, params.appointmentId, (visit, world) =>
      decideAppointment(visit, event, world),
    );
    return 'problem' in answer ? answer : reply(200, answer.view);
  });

export const staff = (deps: JobDeps) =>
  operation(staffAppointment, async ({ session, params, body }) => {
    const crew = await crewOf(deps, session, body.technicianIds);
    if ('problem' in crew) return crew;
    const lead = body.leadId ? { leadId: body.leadId } : {};
    const event = { trigger: 'staff' as const, ...params, by: actorOf(session), ...crew, ...lead };
    const answer = await atAppointment(deps, session, params.appointmentId, (visit, world) =>
      decideAppointment(visit, event, world),
    );
    return 'problem' in answer ? answer : reply(200, answer.view);
  });

/** The same for an appointment whose job is not named. */
async function atAppointment(
  deps: JobDeps,
  session: Session,
  appointmentId: AppointmentId,
  decide: Parameters<typeof change>[3],
): Promise<Answer> {
  const jobId = await deps.visitsOf(session.accountId).jobOf(appointmentId);
  return change(deps, session, { jobId, appointmentId }, decide);
}
