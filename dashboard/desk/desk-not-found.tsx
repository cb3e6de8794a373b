import { desk as words } from '../words/en-board.ts';
import { Page } from './page.tsx';

/** For a path that no page has. */
export function NotFound() {
  return (
    <Page heading={words.notFound}>
      <p>
        <a href="/">{words.toStart}</a>
      </p>
    </Page>
  );
}
