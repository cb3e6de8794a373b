import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { desk as words } from '../words/en-board.ts';

let isFirst = true;

/**
 * A page of the desk: its heading is the document's title, and takes the focus when the page comes in place of another,
 * as a page that is loaded would; unless the page has put the focus somewhere itself.
 */
export function Page({
  heading,
  aside,
  wide = false,
  children,
}: {
  heading: string;
  /** What stands beside the heading. */
  aside?: ComponentChildren;
  wide?: boolean;
  children: ComponentChildren;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = words.title(heading);
  }, [heading]);
  useEffect(() => {
    const isTaken = title.current?.closest('main')?.contains(document.activeElement) ?? false;
    if (!isFirst && !isTaken) title.current?.focus();
    isFirst = false;
  }, []);
  return (
    <main id="content" class={wide ? 'page wide' : 'page'} tabIndex={-1}>
      <div class="page-head">
        <h1 ref={title} tabIndex={-1}>
          {heading}
        </h1>
        {aside}
      </div>
      {children}
    </main>
  );
}
