import { AWS_PATHS, TABLE_NAME } from '../environment.ts';
import type { ControlAnswer, ControlCall } from './control.ts';
import { json } from './control-input.ts';

/** Where any AWS client finds the services of this machine, and the table's name. Credentials are not looked at. */
export const listEndpoints = ({ baseUrl }: ControlCall): ControlAnswer =>
  json({
    ...Object.fromEntries(Object.entries(AWS_PATHS).map(([name, path]) => [name, baseUrl + path])),
    tableName: TABLE_NAME,
  });
