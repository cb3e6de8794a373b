import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { serve } from './serve.ts';
import { openSite } from './site.ts';

// No schema library here: this function's only job is to be small and quick at 2 a.m.
const folder = process.env.DASHBOARD_DIR;
if (!folder) throw new Error('DASHBOARD_DIR is not set');
const site = openSite(folder);

export const handler = (event: APIGatewayProxyEventV2) => serve(event, site);
