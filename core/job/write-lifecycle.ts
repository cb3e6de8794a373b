import { writeFileSync } from 'node:fs';
import { lifecyclePage } from './lifecycle-diagram.ts';

/** `npm run lifecycle`: writes the page that `docs/` holds. A test fails while the two differ. */
writeFileSync(new URL('../../docs/lifecycle.md', import.meta.url), lifecyclePage());
