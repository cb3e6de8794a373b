import type { DefaultTexts } from '../../template/catalogue.ts';
import type { TEXT_GROUPS } from '../text-name.ts';

const once = (subject: string, sentence: string): DefaultTexts => ({ sms: sentence, subject, text: sentence });
const VISIT =
  'Job {{ job_number }}, {{ customer }}: {{ status_label }}{{ appointment_window | prefix: ", " | default: "" }}.';
const WANTED = '{{ by }} asks for cover ({{ schedule }}): {{ when }}. The first who takes it has it.';

/** What the team is told of visits, shifts and itself, in English. */
export const TEAM_EN: Readonly<Record<(typeof TEXT_GROUPS)['visits' | 'on_call' | 'people'][number], DefaultTexts>> = {
  team_notice: { sms: VISIT, subject: VISIT, text: 'Your notification rules say that you are told of this.' },
  shift_reminder: once(
    'You are on call in {{ ahead }}',
    'You are on call in {{ ahead }} ({{ schedule }}), from {{ when }}.',
  ),
  shifts_changed: once(
    '{{ schedule }}: your on-call times have changed',
    'Your on-call times ({{ schedule }}) have changed. You are next on from {{ when }}.',
  ),
  shifts_ended: once(
    '{{ schedule }}: your on-call times have changed',
    'Your on-call times ({{ schedule }}) have changed. You are not on call in the next two weeks.',
  ),
  coverage_gap: once(
    '{{ schedule }}: nobody is on call in {{ ahead }}',
    'Nobody is on call ({{ schedule }}): {{ when }}. A call then reaches only the fallback. Please put somebody on.',
  ),
  cover_wanted: {
    sms: `${WANTED} {{ note | default: "" }}`,
    subject: '{{ by }} asks for cover',
    text: `${WANTED}\n\n{{ note | default: "" }}`,
  },
  cover_taken: once('{{ by }} covers for you', '{{ by }} covers for you ({{ schedule }}): {{ when }}. You are off.'),
  login_code: {
    sms: '{{ code }} is your Callout sign-in code. It works for 10 minutes.',
    subject: 'Your Callout sign-in code',
    text: 'This is your sign-in code. It works for 10 minutes, in the browser that asked for it.\n\nIf you did not ask for it, you need not do anything: nobody can sign in without it.',
  },
  invitation: {
    sms: '{{ name }}, {{ account_name }} has added you to its on-call team. Sign in with this number: {{ link }}',
    subject: '{{ account_name }} has added you to its on-call team',
    text: 'Welcome, {{ name }}. You are on the on-call team. Sign in once with this address, so that it is known to reach you.\n\nAdd the page to the home screen of your phone: at 2 a.m. it should be one tap away.',
  },
  test: {
    sms: '{{ account_name }}: this is a test. Pages reach you here. Sent {{ at }}.',
    subject: 'This is a test: pages reach you here',
    text: 'You asked for a test message at {{ at }}. A page would have reached you here.',
  },
  method_lost: {
    sms: '{{ name }} is no longer paged at {{ method }}: {{ reason }}. Please ask for another way to reach {{ name }}.',
    subject: '{{ name }} is no longer paged at one address',
    text: '{{ name }} is no longer paged at {{ method }}: {{ reason }}. Please ask for another way to reach {{ name }}.\n\nWhen it works again, set the method to verified on the page of the team.',
  },
  drill: {
    sms: 'TEST from {{ account_name }}, not a call: does this reach you? Reply 1 {{ reply_code }} or tap {{ link }} by {{ due }}',
    subject: 'Test page: please acknowledge',
    text: 'This is a test, not a call. It shows whether this address reaches you before it is needed. Please acknowledge it by {{ due }}.\n\nThere is nothing else to do.',
  },
  drill_failed: {
    sms: 'A test page did not reach {{ name }}: {{ methods }}.',
    subject: '{{ name }} could not be reached in a test',
    text: 'A test page did not reach {{ name }}: {{ methods }}.\n\nAt night a call would not have reached this person there. Ask why, then test again.',
  },
  plan_findings: {
    sms: 'Plans: {{ count }} ({{ plans }}). {{ link }}',
    subject: 'Plans: {{ count }}',
    text: 'The nightly checks have found what was not there before:',
  },
};
