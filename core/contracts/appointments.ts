import * as z from 'zod';
import { AppointmentStatus, MAX_ASSIGNMENTS, Position } from '../appointment/appointment.ts';
import { Phase, StatusCodeName } from '../appointment/status-code.ts';
import { AppointmentId, JobId, PersonId } from '../ids/ids.ts';
import { Instant, InstantInput } from '../time/instant.ts';
import { Reason } from './input.ts';
import { roles, route } from './route.ts';

const OFFICE = ['administrator', 'manager', 'office', 'dispatcher'] as const;

/** A technician's part in an appointment, as people see it. */
export const AssignmentView = z
  .object({
    personId: PersonId,
    name: z.string(),
    code: StatusCodeName,
    phase: Phase,
    at: Instant,
    /** When and where he started. */
    begun: z.object({ at: Instant, deviceAt: Instant.optional(), position: Position.optional() }).optional(),
  })
  .meta({ id: 'Assignment' });
export type AssignmentView = z.infer<typeof AssignmentView>;

export const AppointmentView = z
  .object({
    id: AppointmentId,
    jobId: JobId,
    start: Instant,
    end: Instant,
    status: AppointmentStatus,
    statusAt: Instant,
    code: StatusCodeName,
    leadId: PersonId.optional(),
    /** When the technician expects to arrive; absent, the window holds. */
    eta: Instant.optional(),
    /** Why the work rests. */
    pause: z.object({ reason: z.string(), at: Instant }).optional(),
    assignments: z.array(AssignmentView),
    /** The status codes that the signed-in person may set now. */
    codes: z.array(z.object({ code: StatusCodeName, label: z.string(), phase: Phase })),
    actions: z.array(z.enum(['move', 'staff'])),
    /** True when the tap was older than what it would have changed: nothing was changed. */
    late: z.boolean().optional(),
  })
  .meta({ id: 'Appointment' });
export type AppointmentView = z.infer<typeof AppointmentView>;

const Crew = {
  technicianIds: z.array(PersonId).max(MAX_ASSIGNMENTS, `must name at most ${MAX_ASSIGNMENTS} people`),
  /** Without it the first one named leads. */
  leadId: PersonId.optional(),
};
const Window = { start: InstantInput, end: InstantInput };

export const addAppointment = route({
  id: 'addAppointment',
  method: 'POST',
  path: '/v1/jobs/{jobId}/appointments',
  service: 'jobs',
  summary: 'Adds a dated visit with its technicians; the first one books the job',
  access: roles({ allow: OFFICE }),
  params: z.object({ jobId: JobId }),
  body: z.strictObject({ ...Window, ...Crew, technicianIds: Crew.technicianIds.default([]) }),
  answers: { 200: AppointmentView, 201: AppointmentView },
});

const ById = z.object({ appointmentId: AppointmentId });

export const tapStatus = route({
  id: 'tapStatus',
  method: 'POST',
  path: '/v1/appointments/{appointmentId}/status',
  service: 'jobs',
  summary: 'Sets a status code: a technician for himself, the office for anybody; again it changes nothing',
  access: roles({ allow: OFFICE, own: ['technician'] }),
  params: ById,
  body: z.strictObject({
    code: StatusCodeName,
    /** Whose assignment; without it one's own, and for the office the whole crew's. */
    technicianId: PersonId.optional(),
    eta: InstantInput.optional(),
    /** When the phone was tapped, for taps that waited for a connection. */
    deviceTime: InstantInput.optional(),
    position: Position.optional(),
    reason: Reason.optional(),
    /** What is left of the job when this completes the appointment. */
    job: z.enum(['done', 'follow_up']).optional(),
  }),
  answers: { 200: AppointmentView },
});

export const moveAppointment = route({
  id: 'moveAppointment',
  method: 'POST',
  path: '/v1/appointments/{appointmentId}/move',
  service: 'jobs',
  summary: 'Gives an appointment another time: a new visit cycle, old reminders are void',
  access: roles({ allow: OFFICE }),
  params: ById,
  body: z.strictObject(Window),
  answers: { 200: AppointmentView },
});

export const staffAppointment = route({
  id: 'staffAppointment',
  method: 'PATCH',
  path: '/v1/appointments/{appointmentId}',
  service: 'jobs',
  summary: 'Says who goes from now on; whoever stays keeps where he stands',
  access: roles({ allow: OFFICE }),
  params: ById,
  body: z.strictObject(Crew),
  answers: { 200: AppointmentView },
});

/** An appointment on its technician's list. */
export const AgendaItem = AppointmentView.extend({
  job: z.object({ id: JobId, number: z.string(), summary: z.string() }),
  customer: z
    .object({
      name: z.string(),
      phone: z.string().optional(),
      address: z.string().optional(),
      accessNote: z.string().optional(),
    })
    .optional(),
}).meta({ id: 'AgendaItem' });
export type AgendaItem = z.infer<typeof AgendaItem>;

export const myAppointments = route({
  id: 'myAppointments',
  method: 'GET',
  path: '/v1/my/appointments',
  service: 'jobs',
  summary: 'The signed-in technician’s appointments of a day, today without one, by start',
  access: roles({ allow: [], own: ['administrator', 'manager', 'office', 'dispatcher', 'technician'] }),
  query: z.strictObject({ date: z.iso.date('must be a date like 2026-06-01').optional() }),
  answers: { 200: z.object({ items: z.array(AgendaItem) }) },
});

export const APPOINTMENT_ROUTES = [
  addAppointment,
  tapStatus,
  moveAppointment,
  staffAppointment,
  myAppointments,
] as const;
