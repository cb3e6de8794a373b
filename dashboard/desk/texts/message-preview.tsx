import type { TemplatePreview, TemplateView } from '../../../core/contracts/template-parts.ts';
import { texts as words } from '../../words/en-texts.ts';

/** The SMS as a bubble with its counter, the email as a page. */
export function MessagePreview({
  preview,
  channels,
  language,
  isToCustomer,
}: {
  preview: TemplatePreview | undefined;
  channels: readonly TemplateView['channel'][];
  language: TemplateView['language'];
  isToCustomer: boolean;
}) {
  const { sms, email } = preview ?? {};
  const heading = isToCustomer ? words.preview : words.read;
  // The last message that was right stays on screen while what is typed is wrong.
  const isStale = (channel: TemplateView['channel']) =>
    preview?.problems.some(({ field }) => field.startsWith(`${channel}.`)) === true;
  return (
    <section class="stack message-preview" aria-label={heading}>
      <div class="row-head">
        <h2>{heading}</h2>
        <span class="hint">{words.sample}</span>
      </div>
      <div class="panel">
        <h3>{words.channel.sms}</h3>
        {sms ? (
          <>
            <p class="bubble" lang={language}>
              {sms.text}
            </p>
            {isStale('sms') && <p class="hint">{words.stale}</p>}
            <p class="hint">
              {words.counter(sms.segments, sms.encoding, sms.price)}{' '}
              {sms.costly.length > 0 && <b>{words.costly(sms.costly.join(' '))}</b>}
            </p>
          </>
        ) : (
          <p class="hint">{words.waiting}</p>
        )}
      </div>
      {channels.includes('email') && (
        <div class="panel">
          <h3>{words.channel.email}</h3>
          {email ? (
            <>
              <div class="mail" lang={language}>
                <p class="mail-subject">{email.subject}</p>
                {paragraphsOf(email).map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
              {isStale('email') && <p class="hint">{words.stale}</p>}
            </>
          ) : (
            <p class="hint">{words.waiting}</p>
          )}
        </div>
      )}
    </section>
  );
}

/** What the email says beneath its subject; the heading, too, where the subject does not have it already. */
function paragraphsOf({ subject, text }: NonNullable<TemplatePreview['email']>): string[] {
  const [heading = '', ...paragraphs] = text.split('\n\n');
  return subject.toLowerCase().includes(heading.toLowerCase()) ? paragraphs : [heading, ...paragraphs];
}
