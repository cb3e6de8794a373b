import { execFile } from 'node:child_process';
import path from 'node:path';
import * as z from 'zod';
import { bodyOf } from './api-client.ts';
import type { Callout } from './start-callout.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const Endpoints = z.object({ dynamodb: z.string(), tableName: z.string() });

export interface OperatorRun {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the operator's tool as a person does, against the running Callout's own table. */
export async function runOperator(
  app: Callout,
  args: string[],
  env: Record<string, string> = {},
): Promise<OperatorRun> {
  const { dynamodb, tableName } = bodyOf(Endpoints, await app.api().get('/local/endpoints'), 200);
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['bin/operator.ts', ...args],
      {
        cwd: ROOT,
        env: {
          ...process.env,
          TABLE_NAME: tableName,
          AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
          AWS_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: 'local',
          AWS_SECRET_ACCESS_KEY: 'local',
          ...env,
        },
      },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

export const SOUTHSIDE = {
  id: 'southside',
  administrator: { name: 'Sue Hill', email: 'sue@southside.example', phone: '+13125550180' },
} as const;

/** Opens a second contractor, whom the first one must never see. */
export async function openSouthside(app: Callout): Promise<void> {
  const { id, administrator } = SOUTHSIDE;
  const options = { id, name: 'Southside Plumbing', zone: 'America/New_York', administrator: administrator.name };
  const { email, phone } = administrator;
  const args = Object.entries({ ...options, email, phone }).flatMap(([name, value]) => [`--${name}`, value]);
  const { code, stderr } = await runOperator(app, ['account', 'create', ...args]);
  if (code !== 0) throw new Error(`The second account could not be opened: ${stderr}`);
}
