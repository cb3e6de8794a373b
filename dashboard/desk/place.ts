import { type ReadonlySignal, signal } from '@preact/signals';

/*
 * Where one is in the desk: pages are told apart by their path, so there is no router. Links are ordinary links;
 * those that stay in the desk are followed without loading it again.
 */

const path = signal(location.pathname);

/** The path of the page that is open. */
export const place: ReadonlySignal<string> = path;

/** Goes to a page of the desk. */
export function goTo(to: string): void {
  history.pushState(null, '', to);
  path.value = location.pathname;
  scrollTo(0, 0);
}

/** What this entry does not show: the pages of others, the API, the local tray. */
const ELSEWHERE = ['/e/', '/my-day', '/v1/', '/local'];
const isDesk = (to: string): boolean => !ELSEWHERE.some((start) => to.startsWith(start));

/** Follows the desk's own links and the browser's back and forward. Called once, at the start. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    path.value = location.pathname;
  });
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.target !== '' || link.origin !== location.origin || link.hash !== '') return;
    if (!isDesk(link.pathname)) return;
    event.preventDefault();
    goTo(link.pathname);
  });
}
