import { type ReadonlySignal, signal } from '@preact/signals';

/*
 * Where one is in the desk: pages are told apart by their path, so there is no router. Links are ordinary links;
 * those that stay in the desk are followed without loading it again.
 */

const path = signal(location.pathname);

/** The path of the page that is open. */
export const place: ReadonlySignal<string> = path;

let isHere = (_: string): boolean => true;

/** Goes to a page; one of another entry is loaded. */
export function goTo(to: string): void {
  if (!isHere(new URL(to, location.href).pathname)) {
    location.assign(to);
    return;
  }
  history.pushState(null, '', to);
  path.value = location.pathname;
  scrollTo(0, 0);
}

/**
 * Follows the links that stay in the entry, and the browser's back and forward. Called once, at the start, with what the
 * entry shows.
 */
export function followLinks(shows: (path: string) => boolean): void {
  isHere = shows;
  addEventListener('popstate', () => {
    path.value = location.pathname;
  });
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.target !== '' || link.origin !== location.origin || link.hash !== '') return;
    if (!shows(link.pathname)) return;
    event.preventDefault();
    goTo(link.pathname);
  });
}
