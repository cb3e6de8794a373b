import type { PlanView } from '../../../core/contracts/plans.ts';
import type { RequestOf } from '../../client/contract.ts';
import { plans as words } from '../../words/en-plans.ts';
import { type Row, rowOf } from '../form/row.ts';

export interface TargetDraft {
  id: string;
}

/** A target by its id, which says by its first letters whether it is a person or a schedule; minutes stay text. */
export interface StepDraft {
  targets: Row<TargetDraft>[];
  minutes: string;
}

export interface PlanDraft {
  name: string;
  steps: Row<StepDraft>[];
  loops: string;
  fallbackPersonId: string;
  reopens: boolean;
}

export const newStep = (): Row<StepDraft> => rowOf({ targets: [rowOf<TargetDraft>({ id: '' })], minutes: '5' });

export const newPlan = (): PlanDraft => ({
  name: '',
  steps: [newStep()],
  loops: '1',
  fallbackPersonId: '',
  reopens: false,
});

export const draftOf = ({ name, steps, loops, fallbackPersonId, reopens }: PlanView): PlanDraft => ({
  name,
  steps: steps.map(({ targets, minutes }) =>
    rowOf({
      targets: targets.map((target) =>
        rowOf<TargetDraft>({ id: 'personId' in target ? target.personId : target.scheduleId }),
      ),
      minutes: String(minutes),
    }),
  ),
  loops: String(loops),
  fallbackPersonId: fallbackPersonId ?? '',
  reopens,
});

type PlanBody = RequestOf<'POST /v1/plans'>['body'];

/** The request a draft makes; targets that were not chosen are left out. */
export const bodyOf = ({ name, steps, loops, fallbackPersonId, reopens }: PlanDraft): PlanBody => ({
  name,
  steps: steps.map(({ value: { targets, minutes } }) => ({
    targets: chosen(targets).map((id) => (id.startsWith('sch_') ? { scheduleId: id } : { personId: id })),
    minutes: Number(minutes),
  })),
  loops: Number(loops),
  ...(fallbackPersonId === '' ? {} : { fallbackPersonId }),
  reopens,
});

const chosen = (targets: StepDraft['targets']): string[] =>
  targets.flatMap(({ value: { id } }) => (id === '' ? [] : [id]));

/** What can be said before asking the server, by the API's names. */
export function wrongIn({ name, steps, loops, fallbackPersonId }: PlanDraft): Record<string, string> {
  const wrong: Record<string, string> = name.trim() === '' ? { name: words.missing.name } : {};
  steps.forEach(({ value: { targets, minutes } }, index) => {
    if (chosen(targets).length === 0) wrong[`steps.${index}.targets.0`] = words.missing.target;
    if (!/^[1-9]\d*$/.test(minutes.trim())) wrong[`steps.${index}.minutes`] = words.missing.minutes;
  });
  if (!/^\d$/.test(loops.trim())) wrong.loops = words.missing.loops;
  if (fallbackPersonId === '') wrong.fallbackPersonId = words.missing.fallback;
  return wrong;
}

/** True when what is typed is not what is saved. */
export const isChanged = (draft: PlanDraft, plan: PlanView): boolean =>
  JSON.stringify(bodyOf(draft)) !== JSON.stringify(bodyOf(draftOf(plan)));
