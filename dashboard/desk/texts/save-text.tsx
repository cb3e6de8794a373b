import { useState } from 'preact/hooks';
import type { TemplateView } from '../../../core/contracts/template-parts.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { texts as words } from '../../words/en-texts.ts';
import { useSaving } from '../form/saving.ts';
import { Mark } from '../mark.tsx';
import { type Drafts, wordsIn } from './text-drafts.ts';
import type { TextSource } from './text-source.ts';

/** Which text stands; saving what is typed as its next version, going back to the default, and trying it on oneself. */
export function SaveText({
  source,
  text,
  drafts,
  zone,
  mayEdit,
  onSaved,
}: {
  source: TextSource;
  text: TemplateView;
  drafts: Drafts;
  zone: string;
  mayEdit: boolean;
  onSaved: (text: TemplateView) => void;
}) {
  const { language, channel, version, isOwn, at, by } = text;
  const saving = useSaving();
  const [said, setSaid] = useState('');
  const typed = channel === 'sms' ? { text: drafts.sms } : { subject: drafts.subject, text: drafts.text };
  const isChanged = typed.text !== text.words.text || (typed.subject ?? '') !== (text.words.subject ?? '');

  const save = async (body: { text?: string; subject?: string; useDefault?: true }) => {
    setSaid('');
    const saved = await saving.save((options) => source.save({ language, channel }, { version, ...body }, options));
    if (!saved) return;
    setSaid(words.saved(saved.data.version));
    onSaved(saved.data);
  };
  const test = async () => {
    setSaid('');
    const body = { language, channel, ...wordsIn(drafts, [channel]) };
    const sent = await saving.save((options) => source.sendTest(body, options));
    if (sent) setSaid(words.testSent);
  };

  const isBusy = saving.progress !== 'idle';
  return (
    <>
      <p>
        <Mark tone={isOwn ? 'good' : 'off'}>{isOwn ? words.standing.own : words.standing.default}</Mark>{' '}
        {at && by && <span class="hint">{words.version(version, by.name, sayTime(at, zone, serverNowMs()))}</span>}
      </p>
      <p class="error" role="alert">
        {saving.sentence}
      </p>
      <p role="status" class="hint">
        {said}
      </p>
      <p class="actions">
        {mayEdit && (
          <button
            type="button"
            class="primary"
            aria-disabled={isBusy || !isChanged}
            onClick={() => isChanged && void save(typed)}
          >
            {words.save[channel]}
          </button>
        )}
        <button type="button" aria-disabled={isBusy} onClick={() => void test()}>
          {words.test[channel]}
        </button>
        {mayEdit && isOwn && (
          <button type="button" class="quiet" aria-disabled={isBusy} onClick={() => void save({ useDefault: true })}>
            {words.useDefault}
          </button>
        )}
      </p>
    </>
  );
}
