import { useState } from 'preact/hooks';
import type { TemplateVersionView, TemplateView } from '../../../core/contracts/template-parts.ts';
import { serverNowMs } from '../../client/server-clock.ts';
import { sayTime } from '../../time/say-time.ts';
import { texts as words } from '../../words/en-texts.ts';
import { useLoaded } from '../loaded.ts';
import type { TextSource } from './text-source.ts';

/** What a text has said before; each version can be put back into the field, from where it is saved as the next one. */
export function Versions({
  source,
  text: { language, channel, version },
  zone,
  mayEdit,
  onUse,
}: {
  source: TextSource;
  text: TemplateView;
  zone: string;
  mayEdit: boolean;
  onUse: (words: NonNullable<TemplateVersionView['words']>) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{words.earlier[channel]}</summary>
      {isOpen &&
        (version === 0 ? (
          <p class="hint">{words.noVersions}</p>
        ) : (
          // Each save is another list.
          <VersionList key={version} {...{ source, language, channel, zone, mayEdit, onUse }} />
        ))}
    </details>
  );
}

function VersionList({
  source,
  language,
  channel,
  zone,
  mayEdit,
  onUse,
}: {
  source: TextSource;
  language: TemplateView['language'];
  channel: TemplateView['channel'];
  zone: string;
  mayEdit: boolean;
  onUse: (words: NonNullable<TemplateVersionView['words']>) => void;
}) {
  const versions = useLoaded(`${source.id} ${language} ${channel}`, (signal) =>
    source.versions({ language, channel }, { signal }),
  );
  if (versions.data === undefined) return <p role="status">{versions.sentence}</p>;
  return (
    <ol class="rows versions">
      {versions.data.items.map(({ version, words: said, at, by }) => (
        <li key={version} class="row">
          <p class="hint">{words.version(version, by.name, sayTime(at, zone, serverNowMs()))}</p>
          {said ? (
            <>
              {said.subject !== undefined && <p class="mail-subject">{said.subject}</p>}
              <p class="said">{said.text}</p>
              {mayEdit && (
                <button type="button" class="quiet add" onClick={() => onUse(said)}>
                  {words.useThis(version)}
                </button>
              )}
            </>
          ) : (
            <p>{words.isDefault}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
