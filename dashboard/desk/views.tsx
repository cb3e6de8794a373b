import { place } from './place.ts';

/** Links to the several lists of a page; the one that is open is marked. */
export const Views = ({ label, views }: { label: string; views: readonly { to: string; label: string }[] }) => (
  <nav class="views" aria-label={label}>
    {views.map((view) => (
      <a key={view.to} href={view.to} aria-current={place.value === view.to ? 'page' : undefined}>
        {view.label}
      </a>
    ))}
  </nav>
);
