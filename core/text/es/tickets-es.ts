import type { DefaultTexts } from '../../template/catalogue.ts';
import type { TEXT_GROUPS } from '../text-name.ts';

const END = '{{ issue }}. Contacte a {{ customer }} antes del {{ due }}: {{ link }}';
const TOLD = 'A {{ customer }} se le ha dicho que espere respuesta antes del {{ due }}.';
const CLAIMED = '{{ claimed_by | prefix: "Lo lleva " | default: "Nadie lo ha tomado" }}.';

/** Begins with the ticket's number, so that a mailbox sorts and finds by it. */
const reminder = (says: string): DefaultTexts => ({
  sms: `El caso {{ ticket_number }} ${says}: ${END}`,
  subject: `El caso {{ ticket_number }} ${says}: {{ customer }}`,
  text: `{{ why_me | default: "" }}\n\n${CLAIMED}\n\n${TOLD}`,
});

/** Tickets in Spanish. */
export const TICKETS_ES: Readonly<Record<(typeof TEXT_GROUPS)['tickets'][number], DefaultTexts>> = {
  ticket_opened: {
    sms: `Caso {{ ticket_number }} ({{ category }}): ${END}`,
    subject: 'Caso {{ ticket_number }}: {{ category }}, {{ customer }}',
    text: `{{ why_me | default: "" }}\n\n${TOLD}`,
  },
  ticket_half: reminder('sigue sin responsable'),
  ticket_due: reminder('vence ahora'),
  ticket_overdue: reminder('ha vencido'),
  ticket_channel_alert: {
    sms: 'Nadie localizable en el canal "{{ channel }}". El caso {{ ticket_number }} ha ido al destinatario por defecto: {{ link }}',
    subject: 'El canal «{{ channel }}» no llega a nadie',
    text: 'El caso {{ ticket_number }} ha ido al destinatario por defecto.\n\nAñada un destinatario localizable, para que el próximo llegue al equipo.',
  },
};
