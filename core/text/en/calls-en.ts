import type { DefaultTexts } from '../../template/catalogue.ts';
import type { TEXT_GROUPS } from '../text-name.ts';

const PHONE = '{{ customer_phone | prefix: " " | default: "" }}';
const PLACE = '{{ place | prefix: ", " | default: "" }}';

/** Escalations in English: what those on call, the office and the caller are told. */
export const CALLS_EN: Readonly<Record<(typeof TEXT_GROUPS)['escalations' | 'callers'][number], DefaultTexts>> = {
  page: {
    sms: `{{ account_name }} call {{ number }}: {{ summary }}${PLACE}. {{ minutes }} min. {{ also_waiting | default: "" }} {{ how_to_answer | default: "To accept:" }} {{ link }}`,
    subject: 'Call {{ number }}: {{ summary }} ({{ time_left }} to accept)',
    text: '{{ names }}, you are on call. You have {{ time_left }} to accept before the next person is asked.',
  },
  taken: {
    sms: '{{ by }} accepted call {{ number }} at {{ at }}. You can rest.',
    subject: 'Call {{ number }}: {{ by }} accepted',
    text: '{{ summary }}\n\nNobody else is asked any more. You can rest.',
  },
  taken_late: {
    sms: '{{ by }} accepted call {{ number }} at {{ at }}. You can rest.',
    subject: 'Call {{ number }}: {{ by }} accepted',
    text: '{{ summary }}\n\nIt had expired before. The office has been told.',
  },
  assigned: {
    sms: `{{ by }} gave you call {{ number }}: {{ summary }}${PLACE}. {{ link }}`,
    subject: '{{ by }} gave you call {{ number }}',
    text: '{{ summary }}',
  },
  released: {
    sms: '{{ by }} gave call {{ number }} back: {{ reason }}. The others are being asked.',
    subject: '{{ by }} gave call {{ number }} back',
    text: '{{ summary }}\n\n{{ by }} gave call {{ number }} back: {{ reason }}. The others are being asked.',
  },
  stopped: {
    sms: 'Call {{ number }} was called off by {{ by }}: {{ reason }}',
    subject: 'Call {{ number }} was called off',
    text: '{{ summary }}\n\nCall {{ number }} was called off by {{ by }}: {{ reason }}',
  },
  job_cancelled: {
    sms: 'Call {{ number }} is off: {{ by }} cancelled the job: {{ reason }}',
    subject: 'Call {{ number }} is off: the job was cancelled',
    text: '{{ summary }}\n\nCall {{ number }} is off: {{ by }} cancelled the job: {{ reason }}',
  },
  expired: {
    sms: `NOBODY accepted call {{ number }}: {{ summary }}. Please call {{ customer }}${PHONE}.`,
    subject: 'Nobody accepted call {{ number }}',
    text: `{{ summary }}\n\nEverybody on call was asked and nobody accepted. The customer is still waiting.\n\nPlease call {{ customer }}{{ customer_phone | prefix: " at " | default: "" }}.`,
  },
  no_coverage: {
    sms: `NOBODY can be reached for call {{ number }}: {{ summary }}. Please call {{ customer }}${PHONE}.`,
    subject: 'Nobody can be reached for call {{ number }}',
    text: `{{ summary }}\n\nNobody on call could be reached. The customer is still waiting.\n\nPlease call {{ customer }}{{ customer_phone | prefix: " at " | default: "" }}.`,
  },
  nudge: {
    sms: 'You have had call {{ number }} for {{ time_since }}. On the way? Say so, or give it back: {{ link }}',
    subject: 'Call {{ number }}: are you on the way?',
    text: '{{ summary }}',
  },
  no_start: {
    sms: '{{ technician }} accepted call {{ number }} {{ time_since }} ago and is not on the way yet. Please ask.',
    subject: 'Call {{ number }}: {{ technician }} is not on the way yet',
    text: '{{ summary }}\n\n{{ technician }} accepted call {{ number }} {{ time_since }} ago and is not on the way yet. Please ask.',
  },
  caller_taken: {
    sms: 'about "{{ summary }}": {{ technician }} is on it.',
    subject: 'about "{{ summary }}": {{ technician }} is on it.',
    text: 'We tell you when there is news.',
  },
  caller_taken_now: {
    sms: 'about "{{ summary }}": {{ technician }} is on it now.',
    subject: 'about "{{ summary }}": {{ technician }} is on it now.',
    text: 'We tell you when there is news.',
  },
  caller_waits: {
    sms: 'about "{{ summary }}": we are still reaching our technician. You hear from us as soon as somebody is on it.',
    subject: 'about "{{ summary }}": we are still reaching our technician.',
    text: 'You hear from us as soon as somebody is on it.',
  },
  caller_called_back: {
    sms: 'about "{{ summary }}": the office calls you by {{ at }}.',
    subject: 'about "{{ summary }}": the office calls you by {{ at }}.',
    text: 'You need not do anything until then.',
  },
};
