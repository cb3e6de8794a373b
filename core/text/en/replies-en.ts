import type { DefaultTexts } from '../../template/catalogue.ts';
import type { TEXT_GROUPS } from '../text-name.ts';

const answer = (sms: string): DefaultTexts => ({ sms, subject: '', text: '' });

/** Answers to an SMS, in English. */
export const REPLIES_EN: Readonly<Record<(typeof TEXT_GROUPS)['replies'][number], DefaultTexts>> = {
  reply_accepted: answer('You have call {{ number }}{{ address | prefix: ", " | default: "" }}. Thank you.'),
  reply_passed: answer('Passed. Call {{ number }} goes to the next person.'),
  reply_taken: answer('{{ by }} accepted call {{ number }} at {{ at }}. You can rest.'),
  reply_over: answer('Call {{ number }} is {{ status }}. Nothing to do.'),
  reply_turn_over: answer('Call {{ number }}: your turn is over, the next person is being asked.'),
  reply_not_allowed: answer('Call {{ number }} is not yours to answer.'),
  reply_unknown_code: answer('This code is not known or too old. Please use the link in the latest message.'),
  reply_which: answer('Which one? Please reply with the code, like 1 4821 to accept or 2 4821 to pass.'),
  reply_help: answer(
    'Reply 1 and the code of a call to accept it, 2 and the code to pass. Or use the link in the message.',
  ),
  reply_drill_thanks: answer('Thank you. This phone reaches you. The test is over.'),
  reply_drill_no_pass: answer('This is a test, not a call. Reply 1 {{ reply_code }} to say that it reached you.'),
  reply_drill_too_late: answer(
    'Thank you. That came after the time of the test, so it counts as missed. Please ask for another one.',
  ),
};
