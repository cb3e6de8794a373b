import type { DefaultTexts } from '../../template/catalogue.ts';
import type { TEXT_GROUPS } from '../text-name.ts';

const answer = (sms: string): DefaultTexts => ({ sms, subject: '', text: '' });

/** Answers to an SMS, in Spanish. */
export const REPLIES_ES: Readonly<Record<(typeof TEXT_GROUPS)['replies'][number], DefaultTexts>> = {
  reply_accepted: answer('La llamada {{ number }} es suya{{ address | prefix: ", " | default: "" }}. Gracias.'),
  reply_passed: answer('Hecho. La llamada {{ number }} pasa a la siguiente persona.'),
  reply_taken: answer('{{ by }} ha aceptado la llamada {{ number }} ({{ at }}). Puede descansar.'),
  reply_over: answer('La llamada {{ number }} consta como {{ status }}. No hay nada que hacer.'),
  reply_turn_over: answer('Llamada {{ number }}: su turno ha pasado, se avisa a la siguiente persona.'),
  reply_not_allowed: answer('La llamada {{ number }} no le corresponde.'),
  reply_unknown_code: answer('Esta clave no existe o es antigua. Por favor, use el enlace del mensaje recibido.'),
  reply_which: answer('¿Para qué llamada? Responda con la clave: 1 4821 para aceptar o 2 4821 para pasar.'),
  reply_help: answer(
    'Responda 1 y la clave de una llamada para aceptar, 2 y la clave para pasar. O use el enlace del mensaje.',
  ),
  reply_drill_thanks: answer('Gracias. Los avisos le llegan a este celular. La prueba ha terminado.'),
  reply_drill_no_pass: answer(
    'Esto es una prueba, no una llamada. Responda 1 {{ reply_code }} para confirmar que le ha llegado.',
  ),
  reply_drill_too_late: answer(
    'Gracias. Ha llegado fuera de plazo, y la prueba cuenta como fallida. Por favor, pida otra.',
  ),
};
