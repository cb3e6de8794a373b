import type { Catalogue } from './catalogue.ts';

/*
 * What customers are told, in Spanish, with "usted". GSM-7 has é, ñ, ¿ and ¡ but neither á, í, ó nor ú: one of those
 * would cut the signs of a segment from 160 to 70. The SMS are worded without them; emails are spelled as they should.
 */

/** The link to the customer's own page ends a text where there is one. */
const LINK = '{{ link | prefix: " " | default: "" }}';
const WHO = '{{ technician | default: "Nuestro técnico" }}';

/** One o'clock is one, every other hour is many. */
const withArticle = (time: string): string => `${time.startsWith('1:') ? 'la' : 'las'} ${time}`;

export const CATALOGUE_ES: Catalogue = {
  templates: {
    booked: {
      sms: `tiene una cita: {{ appointment_window | default: "fecha por confirmar" }}. Le avisaremos cuando vayamos en camino.${LINK}`,
      subject: 'Tiene una cita: {{ appointment_window | default: "fecha por confirmar" }}',
      text: 'Le avisaremos cuando vayamos en camino.',
    },
    moved: {
      sms: `su cita tiene nueva hora: {{ appointment_window | default: "por favor llame" }}.${LINK}`,
      subject: 'Su cita tiene nueva hora: {{ appointment_window | default: "por favor llámenos" }}',
      text: 'Si no le conviene, por favor llámenos.',
    },
    cancelled: {
      sms: 'se ha cancelado {{ visit }}. Si tiene preguntas, por favor llame.',
      subject: 'Se ha cancelado {{ visit }}',
      text: 'Si tiene alguna pregunta, por favor llámenos.',
    },
    restored: {
      sms: `su cita sigue en pie{{ appointment_window | prefix: ": " | default: "" }}.${LINK}`,
      subject: 'Su cita sigue en pie{{ appointment_window | prefix: ": " | default: "" }}',
      text: 'Le avisaremos cuando vayamos en camino.',
    },
    on_the_way: {
      sms: `${WHO} va en camino{{ arrival | prefix: ", llega " | default: "" }}.${LINK}`,
      subject: `${WHO} va en camino{{ arrival | prefix: ", llega " | default: "" }}`,
      text: `${WHO} va a su domicilio{{ address | prefix: ": " | default: "" }}.{{ certifications | prefix: " Certificaciones: " | default: "" }}`,
    },
    eta_changed: {
      sms: `nueva hora de llegada: {{ arrival | default: "por confirmar" }}.${LINK}`,
      subject: 'Nueva hora de llegada: {{ arrival | default: "por confirmar" }}',
      text: `${WHO} va en camino.`,
    },
    started: {
      sms: `${WHO} ha comenzado el trabajo.${LINK}`,
      subject: `${WHO} ha comenzado el trabajo`,
      text: 'Le avisaremos cuando termine.',
    },
    lead_changed: {
      sms: `${WHO} va ahora a su domicilio.${LINK}`,
      subject: `${WHO} va ahora a su domicilio`,
      text: `${WHO} va en lugar del compañero que le habíamos anunciado.{{ certifications | prefix: " Certificaciones: " | default: "" }}`,
    },
    complete: {
      sms: 'el trabajo ha terminado. ¡Gracias!{{ review_link | prefix: " Si le gusta el resultado, cuéntelo a otros: " | default: "" }}',
      subject: 'El trabajo ha terminado. ¡Gracias!',
      text: 'Si algo no está bien, por favor llámenos. Si quedó contento con nosotros, cuéntelo a otros.',
    },
    reminder: {
      sms: 'le recordamos su cita: {{ appointment_window | default: "pronto" }}.{{ link | prefix: " Confirme: " | default: "" }}',
      subject: 'Le recordamos su cita: {{ appointment_window | default: "pronto" }}',
      text: 'Si ya no le conviene, por favor llámenos.',
    },
    survey: {
      sms: '¿qué tal nos fue con "{{ job_summary }}"? {{ link | prefix: "Por favor, cuéntenos: " | default: "Si hay algo que corregir, por favor llame." }}',
      subject: '¿Qué tal nos fue con «{{ job_summary }}»?',
      text: 'Le toma un minuto y nos ayuda a mejorar. Si algo no está bien, por favor llámenos.',
    },
    offer_accepted: {
      sms: `hemos recibido su solicitud "{{ job_summary }}" y le llamaremos para acordar la hora.${LINK}`,
      subject: 'Hemos recibido su solicitud «{{ job_summary }}»',
      text: 'Le llamaremos para acordar la hora.',
    },
    offer_declined: {
      sms: 'lo sentimos, no podemos atender su solicitud "{{ job_summary }}".',
      subject: 'No podemos atender su solicitud «{{ job_summary }}»',
      text: 'Lo sentimos. Si tiene alguna pregunta, por favor llámenos.',
    },
    code: {
      sms: `{{ status_label }}{{ appointment_window | prefix: ": su cita del " | default: "" }}.${LINK}`,
      subject: '{{ status_label }}{{ appointment_window | prefix: ": su cita del " | default: "" }}',
      text: 'Si tiene alguna pregunta, por favor llámenos.',
    },
  },
  mergedSubject: 'Novedades de sus citas',
  words: {
    labels: {
      booked: 'cita reservada',
      moved: 'nueva hora',
      cancelled: 'cancelada',
      restored: 'sigue en pie',
      on_the_way: 'en camino',
      started: 'en curso',
      complete: 'terminado',
      reminder: 'recordatorio',
      survey: 'su parecer',
      eta_changed: 'nueva hora de llegada',
      lead_changed: 'cambio de personal',
      offer_accepted: 'solicitud aceptada',
      offer_declined: 'solicitud no aceptada',
    },
    customer: 'Cliente',
    and: 'y',
    arrivesAt: (time) => `hacia ${withArticle(time)}`,
    arrivesBetween: (from, to) => `entre ${withArticle(from)} y ${withArticle(to)}`,
    appointmentOf: (when) => `su cita del ${when}`,
    jobCalled: (summary) => `su trabajo "${summary}"`,
    facts: { when: 'Cuándo', place: 'Dónde', technician: 'Técnico', job: 'Trabajo' },
    buttons: {
      appointment: 'Ver su cita',
      reminder: 'Confirmar o pedir otra hora',
      crew: 'Ver quién va a su domicilio',
      survey: 'Cuéntenos qué tal nos fue',
      job: 'Ver su trabajo',
      request: 'Ver su solicitud',
      review: 'Cuéntelo a otros',
    },
    preferences: 'Elija lo que le enviamos',
    footer: 'Recibe este mensaje por un trabajo que nos encargó.',
  },
};
