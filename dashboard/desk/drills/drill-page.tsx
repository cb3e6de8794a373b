import { useState } from 'preact/hooks';
import { callApi } from '../../client/call-api.ts';
import { drill as words } from '../../words/en-readiness.ts';
import { SaveBar } from '../form/save-bar.tsx';
import { useSaving } from '../form/saving.ts';
import { Page } from '../page.tsx';

/** Where the link of a test page leads. Opening it says nothing: the tap does. */
export function DrillPage({ code }: { code: string }) {
  const saving = useSaving();
  const [seconds, setSeconds] = useState<number | undefined>(undefined);
  return (
    <Page heading={words.heading}>
      {seconds === undefined ? (
        <form
          class="panel narrow"
          onSubmit={(event) => {
            event.preventDefault();
            void saving
              .save((options) => callApi('POST /v1/drills/acknowledge', { body: { code } }, options))
              .then((said) => setSeconds(said?.data.seconds));
          }}
        >
          <p>{words.hint}</p>
          <SaveBar saving={saving} label={words.acknowledge} />
        </form>
      ) : (
        <p role="status" class="panel narrow">
          {words.thanks(seconds)}
        </p>
      )}
    </Page>
  );
}
