import type { AnswerOf } from '../../client/contract.ts';
import { texts as words } from '../../words/en-texts.ts';

type Preview = AnswerOf<'POST /v1/notification-rules/{ruleId}/preview'>;

/** The SMS as a bubble with its counter, the email as a page. */
export function MessagePreview({ preview, language }: { preview: Preview | undefined; language: 'en' | 'es' }) {
  const { sms, email } = preview ?? {};
  return (
    <section class="stack message-preview" aria-label={words.preview}>
      <div class="row-head">
        <h2>{words.preview}</h2>
        <span class="hint">{words.sample}</span>
      </div>
      <div class="panel">
        <h3>{words.channel.sms}</h3>
        {sms ? (
          <>
            <p class="bubble" lang={language}>
              {sms.text}
            </p>
            <p class="hint">
              {words.counter(sms.segments, sms.encoding, sms.price)}{' '}
              {sms.costly.length > 0 && <b>{words.costly(sms.costly.join(' '))}</b>}
            </p>
          </>
        ) : (
          <p class="hint">{words.waiting}</p>
        )}
      </div>
      <div class="panel">
        <h3>{words.channel.email}</h3>
        {email ? (
          <div class="mail" lang={language}>
            <p class="mail-subject">{email.subject}</p>
            {email.text
              .split('\n\n')
              .slice(1)
              .map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
          </div>
        ) : (
          <p class="hint">{words.waiting}</p>
        )}
      </div>
    </section>
  );
}
