import { useState } from 'preact/hooks';
import { callApi } from '../../client/call-api.ts';
import type { AnswerOf } from '../../client/contract.ts';
import { texts as words } from '../../words/en-texts.ts';
import { useSaving } from '../form/saving.ts';

type Played = AnswerOf<'POST /v1/notification-rules/{ruleId}/simulate'>;
type Move = Played['moves'][number];

const TECHNICIANS = 3;

const saysOf = ({ did, name = '', code = '' }: Move): string => words.did[did](name, code);

/** Plays a visit with three technicians by the rules as they are saved: who taps what, and what the customer is told. */
export function Simulation({ ruleId, language }: { ruleId: string; language: 'en' | 'es' }) {
  const saving = useSaving();
  const [played, setPlayed] = useState<Played>();
  const play = async () => {
    const request = { params: { ruleId }, body: { language, technicians: TECHNICIANS } };
    const answer = await saving.save((options) =>
      callApi('POST /v1/notification-rules/{ruleId}/simulate', request, options),
    );
    setPlayed(answer?.data);
  };
  return (
    <div class="panel simulation">
      <button type="button" aria-disabled={saving.progress !== 'idle'} onClick={() => void play()}>
        {words.play}
      </button>
      <p class="hint">{words.playHint}</p>
      <p class="error" role="alert">
        {saving.sentence}
      </p>
      <div role="status">
        {played && <p class="summary">{words.played(played.moves.length, played.messages.length)}</p>}
      </div>
      {played && (
        <ol>
          {played.moves.map((move, index) => (
            // The moves of one play never change their order.
            <li key={`${index} ${saysOf(move)}`}>
              {saysOf(move)}
              {played.messages
                .filter(({ after }) => after === index)
                .map(({ text }) => (
                  <p key={text} class="bubble" lang={language}>
                    {text}
                  </p>
                ))}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
