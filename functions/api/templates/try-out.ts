import { codesWith } from '../../../core/appointment/status-code.ts';
import type { FieldError } from '../../../core/contracts/problem.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { previewTemplates, sendTestText, simulateRule } from '../../../core/contracts/templates.ts';
import { placeOf } from '../../../core/customer/place.ts';
import type { AccountId, AppointmentId } from '../../../core/ids/ids.ts';
import { settled } from '../../../core/job/cascade.ts';
import { cycleOf } from '../../../core/job/job.ts';
import type { Language } from '../../../core/message/language.ts';
import type { Channel } from '../../../core/person/person.ts';
import { checkTemplate } from '../../../core/template/check-template.ts';
import { previewOf } from '../../../core/template/preview.ts';
import { type Sample, sampleOf } from '../../../core/template/sample.ts';
import { simulate } from '../../../core/template/simulate.ts';
import type { Template, TemplateWords } from '../../../core/template/template.ts';
import { writeToCustomer } from '../../../core/template/write-customer.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { TemplateDeps } from './deps.ts';
import { type RuleAtHand, ruleAtHand } from './rule-at-hand.ts';
import { fieldErrorsOf } from './save-words.ts';
import { sendSample } from './send-sample.ts';

interface Drafts {
  language: Language;
  sms?: TemplateWords | undefined;
  email?: TemplateWords | undefined;
}

/** The texts that a trial is written with: what is being typed, else what stands. */
async function textsOf(deps: TemplateDeps, accountId: AccountId, { rule }: RuleAtHand, drafts: Drafts) {
  const standing = await deps.templatesOf(accountId).ofRule(rule.id);
  const drafted = (['sms', 'email'] as const).flatMap((channel) => {
    const words = drafts[channel];
    return words ? [{ ruleId: rule.id, language: drafts.language, channel, version: 1, words }] : [];
  });
  // The first that fits is taken.
  return [...drafted, ...standing];
}

/** What would keep a draft from being saved. */
function problemsOf(deps: TemplateDeps, at: RuleAtHand, drafts: Drafts, channel: Channel): FieldError[] {
  const words = drafts[channel];
  const setting = { ...at, channel, language: drafts.language, zone: at.account.zone, baseUrl: deps.baseUrl };
  return words ? fieldErrorsOf(checkTemplate(words, setting), `${channel}.`) : [];
}

const sampleFor = (deps: TemplateDeps, at: RuleAtHand, language: Language): Sample => {
  const sample = sampleOf('usual', at.about, { ...at, baseUrl: deps.baseUrl, language });
  return { ...sample, notice: { ...sample.notice, ruleId: at.rule.id } };
};

/** A visit of the account's own in the place of the sample; undefined where there is none of this id. */
async function realFor(
  deps: TemplateDeps,
  at: RuleAtHand,
  sample: Sample,
  appointmentId: AppointmentId,
): Promise<(Sample & { zone: string }) | undefined> {
  const visits = deps.visitsOf(at.account.id);
  const jobId = await visits.jobOf(appointmentId);
  const found = jobId && (await visits.read(jobId));
  if (!found) return undefined;
  const visit = settled(found.visit);
  const { job } = visit;
  const appointment = visit.appointments.find(({ id }) => id === appointmentId);
  const { account, customer, codes } = await visits.setting(job.customerId, job.updatedAt);
  const { zone, address } = placeOf(customer, job.locationId, account.zone);
  const { eta: _sample, ...notice } = sample.notice;
  return {
    notice: {
      ...{ ...notice, jobId: job.id, jobCycle: cycleOf(job), appointmentId },
      ...(appointment?.eta === undefined ? {} : { eta: appointment.eta }),
    },
    visit,
    around: { ...sample.around, account, codes, customer: customer && { name: customer.name, address } },
    zone,
  };
}

/** A message as it would be sent, by both channels, with what would keep it from being saved. */
export const preview = (deps: TemplateDeps) =>
  operation(previewTemplates, async ({ session, params, body }) => {
    const at = await ruleAtHand(deps, session.accountId, params.ruleId);
    if ('problem' in at) return at;
    const { language, appointmentId } = body;
    const { zone } = at.account;
    const sample = { ...sampleFor(deps, at, language), zone };
    const shown = appointmentId === undefined ? sample : await realFor(deps, at, sample, appointmentId);
    if (!shown)
      return { problem: problem('invalid', undefined, [{ field: 'appointmentId', message: 'is not known' }]) };
    const templates = await textsOf(deps, session.accountId, at, body);
    const setting = { ...shown.around, language, zone: shown.zone, templates };
    const made = previewOf(shown.notice, shown.visit, setting, deps.segmentPrice);
    const problems = { sms: problemsOf(deps, at, body, 'sms'), email: problemsOf(deps, at, body, 'email') };
    return reply(200, {
      ...(made && problems.sms.length === 0 ? { sms: made.sms } : {}),
      ...(made && problems.email.length === 0 ? { email: made.email } : {}),
      problems: [...problems.sms, ...problems.email],
    });
  });

/** What a rule would tell of a visit with several technicians: decided as in production. */
export const simulateVisit = (deps: TemplateDeps) =>
  operation(simulateRule, async ({ session, params, body }) => {
    const at = await ruleAtHand(deps, session.accountId, params.ruleId);
    if ('problem' in at) return at;
    const { account, codes, rule, rules } = at;
    const { language, technicians } = body;
    const templates: Template[] = await deps.templatesOf(account.id).ofRule(rule.id);
    const { around } = sampleFor(deps, at, language);
    const played = simulate(rule, rules, { codes, zone: account.zone, technicians });
    const labels = codesWith(codes);
    const messages = played.told.flatMap(({ after, intent, visit }) => {
      const { content, to } = intent;
      if (content.kind !== 'notice' || !('contactId' in to)) return [];
      const told = writeToCustomer([content], visit, { ...around, language, zone: account.zone, templates });
      const [channel = 'sms'] = to.channels;
      return told ? [{ after, channel, text: channel === 'sms' ? told.written.sms : told.written.email.subject }] : [];
    });
    const moves = played.moves.map(({ code, ...move }) => ({
      ...move,
      ...(code === undefined ? {} : { code: labels.get(code)?.label ?? code }),
    }));
    return reply(200, { moves, messages });
  });

export const testText = (deps: TemplateDeps) =>
  operation(sendTestText, async ({ session, params, body, now }) => {
    const at = await ruleAtHand(deps, session.accountId, params.ruleId);
    if ('problem' in at) return at;
    const { channel, language } = body;
    const errors = problemsOf(deps, at, body, channel);
    if (errors.length > 0) return { problem: problem('invalid', undefined, errors) };
    const write = async () => {
      const { notice, visit, around } = sampleFor(deps, at, language);
      const templates = await textsOf(deps, session.accountId, at, body);
      return writeToCustomer([notice], visit, { ...around, language, zone: at.account.zone, templates })?.written;
    };
    return sendSample(deps, session, channel, write, now);
  });
