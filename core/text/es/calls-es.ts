import type { DefaultTexts } from '../../template/catalogue.ts';
import type { TEXT_GROUPS } from '../text-name.ts';

const PHONE = '{{ customer_phone | prefix: ", " | default: "" }}';
const PLACE = '{{ place | prefix: ", " | default: "" }}';

/** Escalations in Spanish: what those on call, the office and the caller are told. */
export const CALLS_ES: Readonly<Record<(typeof TEXT_GROUPS)['escalations' | 'callers'][number], DefaultTexts>> = {
  page: {
    sms: `{{ account_name }}, llamada {{ number }}: {{ summary }}${PLACE}. {{ minutes }} min. {{ also_waiting | default: "" }} {{ how_to_answer | default: "Para aceptar:" }} {{ link }}`,
    subject: 'Llamada {{ number }}: {{ summary }} ({{ time_left }} para aceptar)',
    text: '{{ names }}: está de guardia. Tiene {{ time_left }} para aceptar antes de que se avise a la siguiente persona.',
  },
  taken: {
    sms: '{{ by }} ha aceptado la llamada {{ number }} ({{ at }}). Puede descansar.',
    subject: 'Llamada {{ number }}: la ha aceptado {{ by }}',
    text: '{{ summary }}\n\nYa no se avisa a nadie más. Puede descansar.',
  },
  taken_late: {
    sms: '{{ by }} ha aceptado la llamada {{ number }} ({{ at }}). Puede descansar.',
    subject: 'Llamada {{ number }}: la ha aceptado {{ by }}',
    text: '{{ summary }}\n\nYa había caducado. La oficina está avisada.',
  },
  assigned: {
    sms: `{{ by }} le asigna la llamada {{ number }}: {{ summary }}${PLACE}. {{ link }}`,
    subject: '{{ by }} le ha asignado la llamada {{ number }}',
    text: '{{ summary }}',
  },
  released: {
    sms: '{{ by }} ya no se encarga de la llamada {{ number }}: {{ reason }}. Se avisa a los siguientes.',
    subject: '{{ by }} ya no se encarga de la llamada {{ number }}',
    text: '{{ summary }}\n\n{{ by }} ya no se encarga de la llamada {{ number }}: {{ reason }}. Se está avisando a los demás.',
  },
  stopped: {
    sms: '{{ by }} ha dado por cerrada la llamada {{ number }}: {{ reason }}',
    subject: 'La llamada {{ number }} se ha dado por cerrada',
    text: '{{ summary }}\n\n{{ by }} ha dado por cerrada la llamada {{ number }}: {{ reason }}',
  },
  job_cancelled: {
    sms: 'La llamada {{ number }} ya no hace falta: {{ by }} ha anulado el trabajo: {{ reason }}',
    subject: 'La llamada {{ number }} ya no hace falta: se ha anulado el trabajo',
    text: '{{ summary }}\n\nLa llamada {{ number }} ya no hace falta: {{ by }} ha anulado el trabajo: {{ reason }}',
  },
  expired: {
    sms: `NADIE ha aceptado la llamada {{ number }}: {{ summary }}. Por favor, llame a {{ customer }}${PHONE}.`,
    subject: 'Nadie ha aceptado la llamada {{ number }}',
    text: `{{ summary }}\n\nSe ha avisado a todas las personas de guardia y nadie ha aceptado. El cliente sigue esperando.\n\nPor favor, llame a {{ customer }}${PHONE}.`,
  },
  no_coverage: {
    sms: `NADIE localizable para la llamada {{ number }}: {{ summary }}. Por favor, llame a {{ customer }}${PHONE}.`,
    subject: 'Nadie está localizable para la llamada {{ number }}',
    text: `{{ summary }}\n\nNo se ha podido localizar a nadie de guardia. El cliente sigue esperando.\n\nPor favor, llame a {{ customer }}${PHONE}.`,
  },
  nudge: {
    sms: 'Tiene la llamada {{ number }} desde hace {{ time_since }}. ¿Va en camino? Confirme o deje la llamada a otra persona: {{ link }}',
    subject: 'Llamada {{ number }}: ¿va en camino?',
    text: '{{ summary }}',
  },
  no_start: {
    sms: '{{ technician }} tiene la llamada {{ number }} desde hace {{ time_since }} y no va en camino. Por favor, pregunte.',
    subject: 'Llamada {{ number }}: {{ technician }} todavía no va en camino',
    text: '{{ summary }}\n\n{{ technician }} aceptó la llamada {{ number }} hace {{ time_since }} y todavía no va en camino. Por favor, pregunte.',
  },
  caller_taken: {
    sms: 'sobre "{{ summary }}": {{ technician }} se encarga.',
    subject: 'sobre «{{ summary }}»: {{ technician }} se encarga.',
    text: 'Le avisaremos cuando haya novedades.',
  },
  caller_taken_now: {
    sms: 'sobre "{{ summary }}": ahora se encarga {{ technician }}.',
    subject: 'sobre «{{ summary }}»: ahora se encarga {{ technician }}.',
    text: 'Le avisaremos cuando haya novedades.',
  },
  caller_waits: {
    sms: 'sobre "{{ summary }}": seguimos llamando a nuestro personal. Le avisaremos en cuanto alguien se encargue.',
    subject: 'sobre «{{ summary }}»: seguimos llamando a nuestro técnico.',
    text: 'Le avisaremos en cuanto alguien se encargue.',
  },
  caller_called_back: {
    sms: 'sobre "{{ summary }}": la oficina le llama antes de esta hora: {{ at }}.',
    subject: 'sobre «{{ summary }}»: la oficina le llama antes de esta hora: {{ at }}.',
    text: 'Hasta entonces no tiene que hacer nada.',
  },
};
