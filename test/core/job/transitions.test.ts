import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decideAppointment } from '../../../core/appointment/decide-appointment.ts';
import { jobActions } from '../../../core/job/actions.ts';
import { decideJob, type JobEvent } from '../../../core/job/decide-job.ts';
import { jobStatusAfter } from '../../../core/job/derive.ts';
import { JobStatus } from '../../../core/job/job.ts';
import { lifecycleDiagram, lifecyclePage } from '../../../core/job/lifecycle-diagram.ts';
import { JOB_TRANSITIONS, JOB_TRIGGERS, type JobTrigger, jobTransition } from '../../../core/job/transitions.ts';
import { actor } from '../../support/builders/story.ts';
import { ALEX, DEE, JOHN } from '../../support/builders/team.ts';
import { adding, aJob, aVisitWorld } from './a-visit.ts';

const by = actor(DEE);
const reason = 'as agreed on the phone';
const EVENTS: Readonly<Partial<Record<JobTrigger, JobEvent>>> = {
  accept_offer: { trigger: 'accept_offer', by },
  decline: { trigger: 'decline', by, reason },
  pause: { trigger: 'pause', by, reason },
  complete: { trigger: 'complete', by },
  reopen: { trigger: 'reopen', by, reason },
  cancel: { trigger: 'cancel', by, reason },
  restore: { trigger: 'restore', by },
};
/** Pressed twice. */
const ALREADY = ['declined decline', 'paused pause', 'complete complete', 'cancelled cancel'];

describe.each(JobStatus.options)('a job that is %s', (status) => {
  test.each(JOB_TRIGGERS)('met by %s goes where the table says, or nowhere', (trigger) => {
    const visit = { job: aJob({ status }), appointments: [] };
    const before = structuredClone(visit);
    const transition = jobTransition(status, trigger);
    const event = EVENTS[trigger];
    const decision =
      trigger === 'add_appointment'
        ? decideAppointment(visit, adding(), aVisitWorld())
        : event && decideJob(visit, event, aVisitWorld());
    expect(visit).toEqual(before);

    if (!decision) {
      // Derived from an appointment: the table alone says what follows, and what it lacks leaves the job alone.
      expect(transition?.to ?? [status]).toContain(jobStatusAfter(status, trigger, []));
    } else if (transition) {
      expect(decision.outcome).toBe('changed');
      if (decision.outcome === 'changed') {
        expect(transition.to).toContain(decision.job.status);
        expect(decision.job.version).toBe(visit.job.version + decision.timeline.length);
      }
    } else if (ALREADY.includes(`${status} ${trigger}`)) {
      expect(decision).toEqual({ outcome: 'unchanged', why: 'already_so' });
    } else {
      expect(decision).toEqual({ outcome: 'refused', refusal: { kind: 'wrong_status', of: 'job', status, trigger } });
    }
  });

  test('has exactly the buttons that are not refused', () => {
    const visit = { job: aJob({ status }), appointments: [] };
    const working = Object.values(EVENTS)
      .filter((event) => decideJob(visit, event, aVisitWorld()).outcome === 'changed')
      .map(({ trigger }) => trigger);
    const shown = jobActions(visit.job, by).filter((trigger) => trigger !== 'add_appointment');
    expect(new Set(shown)).toEqual(new Set(working));
    expect(jobActions(visit.job, actor(JOHN))).toEqual([]);
  });

  test('is not for technicians and agents to decide', () => {
    for (const person of [JOHN, ALEX])
      for (const event of Object.values(EVENTS))
        expect(
          decideJob({ job: aJob({ status }), appointments: [] }, { ...event, by: actor(person) }, aVisitWorld()),
        ).toEqual({
          outcome: 'refused',
          refusal: { kind: 'not_yours' },
        });
  });
});

test('the table names no pair twice', () => {
  const named = JOB_TRANSITIONS.map(({ from, trigger }) => `${from} ${trigger}`);
  expect(new Set(named).size).toBe(named.length);
});

test('nothing leads out of Declined', () => {
  expect(JOB_TRANSITIONS.filter(({ from }) => from === 'declined')).toEqual([]);
});

test('the diagram draws every arrow of both tables that leads somewhere', () => {
  const diagram = lifecycleDiagram();
  expect(diagram.startsWith('stateDiagram-v2\n')).toBe(true);
  for (const { from, to } of JOB_TRANSITIONS)
    for (const target of to.filter((each) => each !== from))
      expect(diagram).toContain(`${from === 'none' ? '[*]' : `job_${from}`} --> job_${target}:`);
  expect(diagram).toContain('appointment_complete --> appointment_started: start (office)');
  expect(diagram).not.toMatch(/(job_\w+) --> \1:/);
});

test('docs/lifecycle.md is what the tables make: `npm run lifecycle` writes it', () => {
  const written = readFileSync(new URL('../../../docs/lifecycle.md', import.meta.url), 'utf8');
  expect(written === lifecyclePage(), 'run `npm run lifecycle`').toBe(true);
});
