import type { DefaultTexts } from '../../template/catalogue.ts';
import type { TEXT_GROUPS } from '../text-name.ts';

const VISIT =
  'Trabajo {{ job_number }}, {{ customer }}: {{ status_label }}{{ appointment_window | prefix: ", " | default: "" }}.';
const WANTED = '{{ by }} pide un reemplazo ({{ schedule }}): {{ when }}. Es para quien lo tome primero.';

/** What the team is told of visits, shifts and itself, in Spanish. */
export const TEAM_ES: Readonly<Record<(typeof TEXT_GROUPS)['visits' | 'on_call' | 'people'][number], DefaultTexts>> = {
  team_notice: { sms: VISIT, subject: VISIT, text: 'Las reglas de notificación de su cuenta dicen que se le avise.' },
  shift_reminder: {
    sms: 'Empieza su guardia dentro de {{ ahead }} ({{ schedule }}): {{ when }}.',
    subject: 'Empieza su guardia dentro de {{ ahead }}',
    text: 'Empieza su guardia dentro de {{ ahead }} ({{ schedule }}): {{ when }}.',
  },
  shifts_changed: {
    sms: 'Sus guardias han cambiado ({{ schedule }}). La siguiente empieza: {{ when }}.',
    subject: '{{ schedule }}: sus guardias han cambiado',
    text: 'Sus guardias han cambiado ({{ schedule }}). La siguiente empieza: {{ when }}.',
  },
  shifts_ended: {
    sms: 'Sus guardias han cambiado ({{ schedule }}). No tiene ninguna en las dos semanas siguientes.',
    subject: '{{ schedule }}: sus guardias han cambiado',
    text: 'Sus guardias han cambiado ({{ schedule }}). No tiene ninguna en las próximas dos semanas.',
  },
  coverage_gap: {
    sms: 'No hay nadie de guardia ({{ schedule }}): {{ when }}. Una llamada solo llega a las personas de respaldo. Por favor, asigne a alguien.',
    subject: '{{ schedule }}: no hay nadie de guardia dentro de {{ ahead }}',
    text: 'No hay nadie de guardia ({{ schedule }}): {{ when }}. Una llamada solo llega entonces a las personas de respaldo. Por favor, asigne a alguien.',
  },
  cover_wanted: {
    sms: `${WANTED} {{ note | default: "" }}`,
    subject: '{{ by }} pide un reemplazo',
    text: `${WANTED}\n\n{{ note | default: "" }}`,
  },
  cover_taken: {
    sms: '{{ by }} le reemplaza ({{ schedule }}): {{ when }}. Usted queda libre.',
    subject: '{{ by }} le reemplaza',
    text: '{{ by }} le reemplaza ({{ schedule }}): {{ when }}. Usted queda libre.',
  },
  login_code: {
    sms: '{{ code }} es su clave de acceso a Callout. Sirve durante 10 minutos.',
    subject: 'Su clave de acceso a Callout',
    text: 'Esta es su clave de acceso. Sirve durante 10 minutos, en el navegador que la pidió.\n\nSi no la ha pedido, no tiene que hacer nada: sin ella nadie puede entrar.',
  },
  invitation: {
    sms: '{{ name }}, {{ account_name }} le ha incluido en su equipo de guardia. Para entrar, use este mismo celular: {{ link }}',
    subject: '{{ account_name }} le ha incluido en su equipo de guardia',
    text: 'Le damos la bienvenida, {{ name }}. Forma parte del equipo de guardia. Inicie sesión una vez con esta dirección, para saber que por ella se le localiza.\n\nAñada la página a la pantalla de inicio de su teléfono: a las 2 de la madrugada debe estar a un toque.',
  },
  test: {
    sms: '{{ account_name }}: esto es una prueba. Los avisos le llegan. Enviado: {{ at }}.',
    subject: 'Esto es una prueba: los avisos le llegan',
    text: 'Pidió un mensaje de prueba: {{ at }}. Un aviso le habría llegado aquí.',
  },
  method_lost: {
    sms: 'Ya no se avisa a {{ name }} en {{ method }}: {{ reason }}. Por favor, pida otra forma de localizar a {{ name }}.',
    subject: 'Ya no se avisa a {{ name }} en una dirección',
    text: 'Ya no se avisa a {{ name }} en {{ method }}: {{ reason }}. Por favor, pida otra forma de localizar a {{ name }}.\n\nCuando vuelva a funcionar, márquela como verificada en la página del equipo.',
  },
  drill: {
    sms: 'PRUEBA de {{ account_name }}, no es una llamada: ¿le llega? Responda 1 {{ reply_code }} o toque {{ link }} antes de esta hora: {{ due }}',
    subject: 'Aviso de prueba: por favor, confirme',
    text: 'Esto es una prueba, no una llamada. Muestra si esta dirección sirve para localizarle antes de que haga falta. Por favor, confirme antes de esta hora: {{ due }}.\n\nNo hay nada más que hacer.',
  },
  drill_failed: {
    sms: 'Un aviso de prueba no ha llegado a {{ name }}: {{ methods }}.',
    subject: 'No se ha podido localizar a {{ name }} en una prueba',
    text: 'Un aviso de prueba no ha llegado a {{ name }}: {{ methods }}.\n\nDe noche, una llamada no le habría llegado. Pregunte por qué y repita la prueba.',
  },
  plan_findings: {
    sms: 'Planes: {{ count }} ({{ plans }}). {{ link }}',
    subject: 'Planes: {{ count }}',
    text: 'Las comprobaciones de la noche han encontrado lo que antes no estaba:',
  },
};
