import type { Me } from '../../../core/contracts/login.ts';
import type { TextName } from '../../../core/text/text-name.ts';
import { groupOfText, isToCustomer, nameOfText, catalogueTexts as words } from '../../words/en-catalogue-texts.ts';
import { Page } from '../page.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { textOfCatalogue, useTexts } from './text-source.ts';

/** One text of the catalogue, to read and to say in one's own words. */
export function CatalogueTextPage({ name, me, mayEdit }: { name: TextName; me: Me; mayEdit: boolean }) {
  const source = textOfCatalogue(name);
  const found = useTexts(source);
  return (
    <Page heading={nameOfText(name) ?? name} aside={<a href="/texts">{words.back}</a>} wide>
      <p class="hint">{words.about(groupOfText(name) ?? '', mayEdit)}</p>
      {found.data === undefined ? (
        <p role="status">{found.sentence}</p>
      ) : (
        <TemplateEditor
          {...{ source, ...found.data, mayEdit, account: me.account }}
          isToCustomer={isToCustomer(name)}
          onSaved={found.put}
        />
      )}
    </Page>
  );
}
