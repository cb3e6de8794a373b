import type { PlanFinding } from '../../../core/contracts/plans.ts';
import { plans as words } from '../../words/en-plans.ts';
import { Mark } from '../mark.tsx';

/** What the checks find in a saved plan; errors first. */
export function Findings({ findings }: { findings: readonly PlanFinding[] }) {
  const sorted = findings.toSorted((a, b) => a.severity.localeCompare(b.severity));
  return (
    <section class="panel" aria-labelledby="findings">
      <h2 id="findings">{words.findings}</h2>
      {sorted.length === 0 && (
        <p>
          <Mark tone="good">{words.noFindings}</Mark>
        </p>
      )}
      <ul class="findings">
        {sorted.map((finding) => (
          <li key={JSON.stringify(finding)}>
            <Mark tone={finding.severity === 'error' ? 'bad' : 'care'}>{words.severity[finding.severity]}</Mark>
            <span>
              {finding.step !== undefined && <b>{words.step(finding.step + 1)}: </b>}
              {finding.message}
              {finding.dates && finding.dates.length > 0 && <small> {words.dates(finding.dates)}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many errors and warnings, for a list of plans. */
export function FindingCounts({ findings }: { findings: readonly PlanFinding[] }) {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  if (findings.length === 0) return <Mark tone="good">{words.noFindings}</Mark>;
  return (
    <>
      {errors > 0 && <Mark tone="bad">{words.errors(errors)}</Mark>}{' '}
      {warnings > 0 && <Mark tone="care">{words.warnings(warnings)}</Mark>}
    </>
  );
}
