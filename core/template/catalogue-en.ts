import type { Catalogue } from './catalogue.ts';

/*
 * What customers are told, in English. Plain words, the fact first; an SMS in the alphabet that fits 160 to a segment;
 * nothing that a carrier takes for an opt-out is ever suggested as a reply.
 */

/** The link to the customer's own page ends a text where there is one. */
const LINK = '{{ link | prefix: " " | default: "" }}';
const WHO = '{{ technician | default: "Our technician" }}';

export const CATALOGUE_EN: Catalogue = {
  templates: {
    booked: {
      sms: `you are booked for {{ appointment_window | default: "a visit" }}. We tell you when we are on the way.${LINK}`,
      subject: 'You are booked for {{ appointment_window | default: "a visit" }}',
      text: 'We tell you when we are on the way.',
    },
    moved: {
      sms: `your appointment has a new time: {{ appointment_window | default: "please call us" }}.${LINK}`,
      subject: 'Your appointment has a new time: {{ appointment_window | default: "please call us" }}',
      text: 'If it does not suit you, please call us.',
    },
    cancelled: {
      sms: '{{ visit }} is called off. Please call us with any question.',
      subject: 'Called off: {{ visit }}',
      text: 'Please call us with any question.',
    },
    restored: {
      sms: `your appointment is back on{{ appointment_window | prefix: ": " | default: "" }}.${LINK}`,
      subject: 'Your appointment is back on{{ appointment_window | prefix: ": " | default: "" }}',
      text: 'We tell you when we are on the way.',
    },
    on_the_way: {
      sms: `${WHO} is on the way{{ arrival | prefix: ", arriving " | default: "" }}.${LINK}`,
      subject: `${WHO} is on the way{{ arrival | prefix: ", arriving " | default: "" }}`,
      text: `${WHO} comes to you{{ address | prefix: " at " | default: "" }}.{{ certifications | prefix: " Certified: " | default: "" }}`,
    },
    eta_changed: {
      sms: `the new arrival time is {{ arrival | default: "not known yet" }}.${LINK}`,
      subject: 'New arrival time: {{ arrival | default: "not known yet" }}',
      text: `${WHO} is on the way to you.`,
    },
    started: {
      sms: `${WHO} has started the work.${LINK}`,
      subject: `${WHO} has started the work`,
      text: 'We tell you when it is complete.',
    },
    lead_changed: {
      sms: `${WHO} comes to you now.${LINK}`,
      subject: `${WHO} comes to you now`,
      text: `${WHO} comes in the place of the colleague we named before.{{ certifications | prefix: " Certified: " | default: "" }}`,
    },
    complete: {
      sms: 'the work is complete. Thank you!{{ review_link | prefix: " If you were happy with us, please tell others: " | default: "" }}',
      subject: 'The work is complete. Thank you!',
      text: 'If anything is not right, please call us. If you were happy with us, please tell others.',
    },
    reminder: {
      sms: 'a reminder of your appointment: {{ appointment_window | default: "soon" }}.{{ link | prefix: " Confirm: " | default: "" }}',
      subject: 'A reminder of your appointment: {{ appointment_window | default: "soon" }}',
      text: 'If it does not suit you any more, please call us.',
    },
    survey: {
      sms: 'how did we do with "{{ job_summary }}"? {{ link | prefix: "Please tell us: " | default: "If anything is not right, please call us." }}',
      subject: 'How did we do with "{{ job_summary }}"?',
      text: 'It takes a minute, and tells us what to do better. If anything is not right, please call us.',
    },
    offer_accepted: {
      sms: `we have your request "{{ job_summary }}" and will call you to find a time.${LINK}`,
      subject: 'We have your request "{{ job_summary }}"',
      text: 'We will call you to find a time.',
    },
    offer_declined: {
      sms: 'we are sorry, but we cannot take your request "{{ job_summary }}".',
      subject: 'We cannot take your request "{{ job_summary }}"',
      text: 'We are sorry. Please call us with any question.',
    },
    code: {
      sms: `{{ status_label }}{{ appointment_window | prefix: ": your appointment of " | default: "" }}.${LINK}`,
      subject: '{{ status_label }}{{ appointment_window | prefix: ": your appointment of " | default: "" }}',
      text: 'Please call us with any question.',
    },
  },
  mergedSubject: 'What is new about your appointments',
  words: {
    labels: {
      booked: 'booked',
      moved: 'has a new time',
      cancelled: 'called off',
      restored: 'back on',
      on_the_way: 'on the way',
      started: 'started',
      complete: 'complete',
      reminder: 'comes up',
      survey: 'your opinion',
      eta_changed: 'new arrival time',
      lead_changed: 'another technician',
      offer_accepted: 'request accepted',
      offer_declined: 'request declined',
    },
    customer: 'Customer',
    and: 'and',
    arrivesAt: (time) => `about ${time}`,
    arrivesBetween: (from, to) => `between ${from} and ${to}`,
    appointmentOf: (when) => `your appointment of ${when}`,
    jobCalled: (summary) => `your job "${summary}"`,
    facts: { when: 'When', place: 'Where', technician: 'Technician', job: 'Job' },
    buttons: {
      appointment: 'See your appointment',
      reminder: 'Confirm or ask for another time',
      crew: 'See who comes to you',
      survey: 'Tell us how we did',
      job: 'See your job',
      request: 'See your request',
      review: 'Tell others',
    },
    preferences: 'Choose what we send you',
    footer: 'You get this message about work that you asked us for.',
  },
};
