import { useRef, useState } from 'preact/hooks';
import type { PersonView } from '../../../core/contracts/people.ts';
import { callApi } from '../../client/call-api.ts';
import { photo as words } from '../../words/en-photo.ts';
import { shrinkPhoto } from './shrink-photo.ts';
import './photo.css';

/** The face that customers see: chosen, shrunk here, and shown as soon as the server has it. */
export function PhotoCard({ person }: { person: Pick<PersonView, 'id' | 'name' | 'photo'> }) {
  const [photo, setPhoto] = useState(person.photo);
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState<{ kind: 'error' | 'done'; text: string } | undefined>();
  const input = useRef<HTMLInputElement>(null);
  const params = { personId: person.id };

  const send = async (file: File | undefined) => {
    if (file === undefined || isBusy) return;
    setIsBusy(true);
    const small = await shrinkPhoto(file);
    const answer = small && (await callApi('PUT /v1/people/{personId}/photo', { params }, { file: small }));
    setIsBusy(false);
    if (input.current) input.current.value = '';
    if (answer === undefined) return setSaid({ kind: 'error', text: words.unreadable });
    if (answer.outcome !== 'ok') return setSaid({ kind: 'error', text: words.trouble });
    setPhoto(answer.data.photo);
    setSaid({ kind: 'done', text: words.saved });
  };
  const remove = async () => {
    if (isBusy) return;
    setIsBusy(true);
    const answer = await callApi('DELETE /v1/people/{personId}/photo', { params });
    setIsBusy(false);
    if (answer.outcome !== 'ok') return setSaid({ kind: 'error', text: words.trouble });
    setPhoto(undefined);
    setSaid({ kind: 'done', text: words.removed });
  };

  return (
    <section class="panel photo">
      <h2>{words.heading}</h2>
      <p class="hint">{words.hint}</p>
      {photo ? (
        <img src={`/v1/people/${person.id}/photo?of=${photo}`} alt={words.of(person.name)} width="96" height="96" />
      ) : (
        <p>{words.none}</p>
      )}
      <label class="button" aria-disabled={isBusy}>
        {isBusy ? words.sending : photo ? words.another : words.choose}
        <input
          class="unseen"
          type="file"
          accept="image/*"
          ref={input}
          onChange={(event) => void send(event.currentTarget.files?.[0])}
        />
      </label>
      {photo && (
        <button type="button" class="quiet" aria-disabled={isBusy} onClick={() => void remove()}>
          {words.remove}
        </button>
      )}
      <p role="status">{said?.kind === 'done' && said.text}</p>
      <p class="error" role="alert">
        {said?.kind === 'error' && said.text}
      </p>
    </section>
  );
}
