import type { Urgency } from '../../../core/escalation/escalation.ts';
import { afterHours as words } from '../../words/en-after-hours.ts';

const CHOICES = [
  { urgency: 'urgent', label: words.urgent, hint: words.urgentHint },
  { urgency: 'standard', label: words.standard, hint: words.standardHint },
] as const;

/** Which of a person's two method sequences pages him. */
export function UrgencyChoice({ value, onValue }: { value: Urgency; onValue: (urgency: Urgency) => void }) {
  return (
    <fieldset class="urgency-choice">
      <legend>{words.urgency}</legend>
      {CHOICES.map(({ urgency, label, hint }) => (
        <label key={urgency}>
          <input
            type="radio"
            name="urgency"
            id={urgency === 'urgent' ? 'urgency' : 'urgency-standard'}
            value={urgency}
            checked={value === urgency}
            onChange={() => onValue(urgency)}
          />
          <span>
            <b>{label}</b> <small>{hint}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
