import { writeFileSync } from 'node:fs';
import { openApiDocument } from './openapi.ts';

/** `npm run openapi`: writes the document that `docs/` holds. A test fails while the two differ. */
writeFileSync(new URL('../../docs/openapi.json', import.meta.url), `${JSON.stringify(openApiDocument(), null, 2)}\n`);
