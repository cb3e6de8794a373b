import { useState } from 'preact/hooks';
import type { AppointmentView } from '../../../core/contracts/appointments.ts';
import { callApi } from '../../client/call-api.ts';
import { instantOf } from '../../time/wall-time.ts';
import { visits as words } from '../../words/en-jobs.ts';
import { FormDialog } from '../form/form-dialog.tsx';
import { useSaving } from '../form/saving.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { usePeople } from '../people/people.ts';
import { bodyOf, type CrewDraft, CrewFields, crewBody, WindowFields, windowOf, wrongIn } from './visit-fields.tsx';

/*
 * What the office does to one appointment, each asked for on top of the page: from a job's page and from the day. What
 * is saved closes the dialog; whatever was behind it asks anew.
 */

export interface AboutVisit {
  visit: AppointmentView;
  zone: string;
  onDone: () => void;
  onClose: () => void;
}

export function MoveDialog({ visit, zone, onDone, onClose }: AboutVisit) {
  const [draft, setDraft] = useState(() => windowOf(visit, zone));
  const saving = useSaving();
  const submit = async () => {
    const wrong = wrongIn(draft, zone);
    if (Object.keys(wrong).length > 0) {
      saving.refuse(wrong);
      return false;
    }
    const params = { appointmentId: visit.id };
    const saved = await saving.save((options) =>
      callApi('POST /v1/appointments/{appointmentId}/move', { params, body: bodyOf(draft, zone) }, options),
    );
    return saved !== undefined;
  };
  return (
    <FormDialog
      heading={words.moveHeading}
      hint={words.moveHint}
      label={words.doMove}
      {...{ saving, submit, onDone, onClose }}
    >
      <WindowFields draft={draft} zone={zone} errors={saving.errors} onDraft={setDraft} />
    </FormDialog>
  );
}

export function CrewDialog({ visit, onDone, onClose }: AboutVisit) {
  const people = usePeople();
  const [draft, setDraft] = useState<CrewDraft>({
    technicianIds: visit.assignments.map(({ personId }) => personId),
    leadId: visit.leadId ?? '',
  });
  const saving = useSaving();
  const submit = async () => {
    const params = { appointmentId: visit.id };
    const saved = await saving.save((options) =>
      callApi('PATCH /v1/appointments/{appointmentId}', { params, body: crewBody(draft) }, options),
    );
    return saved !== undefined;
  };
  return (
    <FormDialog heading={words.staffHeading} label={words.doStaff} {...{ saving, submit, onDone, onClose }}>
      {people.data === undefined ? (
        <p role="status">{people.sentence}</p>
      ) : (
        <CrewFields draft={draft} people={people.data} errors={saving.errors} onDraft={setDraft} />
      )}
    </FormDialog>
  );
}

/** The tap of the office: for the whole crew, or for one of it; with what its phase asks. */
export function StatusDialog({ visit, zone, onDone, onClose }: AboutVisit) {
  const [draft, setDraft] = useState({ code: '', technicianId: '', eta: '', reason: '', job: 'done' });
  const saving = useSaving();
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const phase = visit.codes.find(({ code }) => code === draft.code)?.phase;

  const submit = async () => {
    if (draft.code === '') {
      saving.refuse({ code: words.missing.code });
      return false;
    }
    const eta = instantOf(draft.eta, zone);
    const body = {
      code: draft.code,
      ...(draft.technicianId && { technicianId: draft.technicianId }),
      ...(phase === 'en_route' && !Number.isNaN(eta) && { eta: new Date(eta).toISOString() }),
      ...(phase === 'paused' && draft.reason.trim() && { reason: draft.reason }),
      ...(phase === 'complete' && { job: draft.job === 'done' ? ('done' as const) : ('follow_up' as const) }),
    };
    const params = { appointmentId: visit.id };
    const saved = await saving.save((options) =>
      callApi('POST /v1/appointments/{appointmentId}/status', { params, body }, options),
    );
    return saved !== undefined;
  };

  return (
    <FormDialog heading={words.statusHeading} label={words.set} {...{ saving, submit, onDone, onClose }}>
      <SelectField
        name="code"
        label={words.status}
        value={draft.code}
        empty={words.chooseStatus}
        choices={visit.codes.map(({ code, label }) => ({ value: code, label }))}
        error={saving.errors.code}
        onValue={(code) => change({ code })}
      />
      {visit.assignments.length > 1 && (
        <SelectField
          name="technicianId"
          label={words.whose}
          value={draft.technicianId}
          empty={words.everybody}
          choices={visit.assignments.map(({ personId, name }) => ({ value: personId, label: name }))}
          error={saving.errors.technicianId}
          onValue={(technicianId) => change({ technicianId })}
        />
      )}
      {phase === 'en_route' && (
        <TextField
          name="eta"
          type="datetime-local"
          label={words.arrival}
          hint={words.arrivalHint(zone)}
          isOptional
          value={draft.eta}
          error={saving.errors.eta}
          onValue={(eta) => change({ eta })}
        />
      )}
      {phase === 'paused' && (
        <TextField
          name="reason"
          label={words.pauseReason}
          isOptional
          maxLength={200}
          value={draft.reason}
          error={saving.errors.reason}
          onValue={(reason) => change({ reason })}
        />
      )}
      {phase === 'complete' && (
        <SelectField
          name="job"
          label={words.jobLeft}
          value={draft.job}
          choices={Object.entries(words.jobLeftOptions).map(([value, label]) => ({ value, label }))}
          error={saving.errors.job}
          onValue={(job) => change({ job })}
        />
      )}
    </FormDialog>
  );
}

export type VisitAction = 'status' | 'move' | 'staff';

const DIALOGS = { status: StatusDialog, move: MoveDialog, staff: CrewDialog } as const;

/** The dialog of an action; nothing while none is open. */
export function VisitDialog({ action, ...about }: AboutVisit & { action: VisitAction | undefined }) {
  if (action === undefined) return null;
  const Shown = DIALOGS[action];
  return <Shown {...about} />;
}
