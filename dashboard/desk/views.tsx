import { place } from './place.ts';

/** Links to the several lists of a page; the one that is open is marked. */
export const Views = ({
  label,
  views,
  isMinor = false,
}: {
  label: string;
  views: readonly { to: string; label: string }[];
  /** For the second choice of a page. */
  isMinor?: boolean;
}) => (
  <nav class={isMinor ? 'views minor' : 'views'} aria-label={label}>
    {views.map((view) => (
      <a key={view.to} href={view.to} aria-current={place.value === view.to ? 'page' : undefined}>
        {view.label}
      </a>
    ))}
  </nav>
);
