import type { TextGroup } from '../../../core/text/text-name.ts';
import { callApi } from '../../client/call-api.ts';
import type { AnswerOf } from '../../client/contract.ts';
import { nameOfText, catalogueTexts as words } from '../../words/en-catalogue-texts.ts';
import { rules, texts } from '../../words/en-texts.ts';
import { useLoaded } from '../loaded.ts';
import { Mark } from '../mark.tsx';
import { Page } from '../page.tsx';

type Summary = AnswerOf<'GET /v1/texts'>['items'][number];

const GROUPS = Object.entries(words.groups) as [TextGroup, string][];

/** Everything that is said apart from notification rules, by what it is about. */
export function CatalogueTextsPage() {
  const found = useLoaded('texts', (signal) => callApi('GET /v1/texts', {}, { signal }));
  return (
    <Page heading={words.heading}>
      <p class="hint">
        {words.intro} {words.rules} <a href="/rules">{rules.heading}</a>.
      </p>
      {found.data === undefined ? (
        <p role="status">{found.sentence}</p>
      ) : (
        <>
          <nav class="text-groups" aria-label={words.onPage}>
            {GROUPS.map(([group, label]) => (
              <a key={group} href={`#${group}`}>
                {label}
              </a>
            ))}
          </nav>
          {GROUPS.map(([group, label]) => (
            <section key={group} class="stack" aria-labelledby={group}>
              <h2 id={group} tabIndex={-1}>
                {label}
              </h2>
              <ul class="panel text-rows">
                {found.data?.items
                  .filter((each) => each.group === group)
                  .map((text) => (
                    <TextRow key={text.name} text={text} />
                  ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </Page>
  );
}

/** Where own words stand: `English SMS and email`, `Spanish SMS`. */
const placesOf = (own: Summary['own']): string[] =>
  (['en', 'es'] as const).flatMap((language) => {
    const channels = (['sms', 'email'] as const).filter((channel) =>
      own.some((each) => each.language === language && each.channel === channel),
    );
    const said = channels.map((channel) => words.channel[channel]);
    return said.length > 0 ? [words.place(texts.languages[language], said)] : [];
  });

const TextRow = ({ text: { name, sms, own } }: { text: Summary }) => (
  <li>
    <div class="row-head">
      <h3>
        <a href={`/texts/${name}`}>{nameOfText(name) ?? name}</a>
      </h3>
      {own.length > 0 && <Mark tone="good">{words.own(placesOf(own))}</Mark>}
    </div>
    <p class="said">{sms}</p>
  </li>
);
