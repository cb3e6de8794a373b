import { useState } from 'preact/hooks';
import type { Me } from '../../../core/contracts/login.ts';
import { callApi } from '../../client/call-api.ts';
import type { RequestOf } from '../../client/contract.ts';
import { session } from '../../client/session.ts';
import { me as words } from '../../words/en-people.ts';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { Page } from '../page.tsx';
import { LanguageField } from './language-field.tsx';
import { sequenceDraft, sequenceOf, wrongInSequence } from './person-draft.ts';
import { PhotoCard } from './photo-card.tsx';
import { SequenceField } from './sequence-field.tsx';
import { WhereaboutsCard } from './whereabouts-card.tsx';

/** How I am reached: my own method sequence, my language, and a test of whether it works. */
export function MePage({ me }: { me: Me }) {
  return (
    <Page heading={words.heading}>
      <p class="hint">{words.intro(me.name)}</p>
      <TestNotification />
      <MySequence me={me} />
      <MyLanguage me={me} />
      <PhotoCard person={me} />
      <WhereaboutsCard personId={me.id} />
    </Page>
  );
}

function TestNotification() {
  const saving = useSaving();
  const [isSent, setIsSent] = useState(false);
  return (
    <form
      class="panel"
      onSubmit={(event) => {
        event.preventDefault();
        setIsSent(false);
        void saving
          .save((options) => callApi('POST /v1/me/test-notification', {}, options))
          .then((sent) => setIsSent(sent !== undefined));
      }}
    >
      <h2>{words.testHeading}</h2>
      <p class="hint">{words.testHint}</p>
      <p role="status">{isSent && words.testSent}</p>
      <SaveBar saving={saving} label={words.test} />
    </form>
  );
}

/** Changes one's own settings; what comes back is who is signed in from then on. */
function useSaveMe() {
  const [isSaved, setIsSaved] = useState(false);
  const saving = useSaving();
  const save = async (body: NonNullable<RequestOf<'PATCH /v1/me'>['body']>) => {
    setIsSaved(false);
    const saved = await saving.save((options) => callApi('PATCH /v1/me', { body }, options));
    if (saved === undefined) return;
    session.value = { state: 'signed_in', me: saved.data };
    setIsSaved(true);
  };
  return { saving, isSaved, save };
}

function MySequence({ me }: { me: Me }) {
  const [draft, setDraft] = useState(() => sequenceDraft(me.methodSequence));
  const { saving, isSaved, save } = useSaveMe();
  const submit = () => {
    const wrong = wrongInSequence(draft);
    if (Object.keys(wrong).length > 0) return saving.refuse(wrong);
    return save({ methodSequence: sequenceOf(draft) });
  };
  return (
    <form
      class="panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{words.sequenceHeading}</h2>
      <p class="hint">{words.sequenceHint}</p>
      <SequenceField value={draft} errors={saving.errors} onValue={setDraft} />
      <p role="status">{isSaved && words.saved}</p>
      <SaveBar saving={saving} label={words.save} />
    </form>
  );
}

function MyLanguage({ me }: { me: Me }) {
  const [language, setLanguage] = useState(me.language);
  const { saving, isSaved, save } = useSaveMe();
  return (
    <form
      class="panel"
      onSubmit={(event) => {
        event.preventDefault();
        void save({ language: language ?? null });
      }}
    >
      <h2>{words.languageHeading}</h2>
      <LanguageField value={language} hint={words.languageHint} error={saving.errors.language} onValue={setLanguage} />
      <p role="status">{isSaved && words.saved}</p>
      <SaveBar saving={saving} label={words.saveLanguage} />
    </form>
  );
}
