import { ESCALATION_ROUTES } from './escalations.ts';
import { JOB_ROUTES } from './jobs.ts';
import { LOGIN_ROUTES } from './login.ts';
import type { Route } from './route.ts';
import { WEB_ROUTES } from './web.ts';

/** Every route of the deployed API; anything else is `$default`, which the web function answers. */
export const ROUTES: readonly Route[] = [...LOGIN_ROUTES, ...ESCALATION_ROUTES, ...JOB_ROUTES, ...WEB_ROUTES];
