import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultProvider } from '../../lib/bundling/environment-credentials.ts';

afterEach(() => vi.unstubAllEnvs());

const resolved = () =>
  new DynamoDBClient({ region: 'us-east-1', credentialDefaultProvider: defaultProvider }).config.credentials();

describe('the credentials in a bundle', () => {
  it('are those Lambda puts into the environment', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', 'token');
    await expect(resolved()).resolves.toMatchObject({
      accessKeyId: 'id',
      secretAccessKey: 'secret',
      sessionToken: 'token',
    });
  });

  it('are missed by name when they are not there', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    await expect(resolved()).rejects.toThrow('no AWS credentials in the environment');
  });
});
