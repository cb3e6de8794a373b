/*
 * Bundled into every function in place of the SDK's chain of credential providers. Lambda hands a function its role's
 * credentials in the environment and renews them by replacing the process, so the files, profiles, web identities and
 * metadata services that the chain knows are 130 KB that can never answer.
 */

/** Credentials as the SDK's clients take them. */
interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** Stands for `defaultProvider` of `@aws-sdk/credential-provider-node`. */
export const defaultProvider = () => async (): Promise<Credentials> => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new Error('no AWS credentials in the environment');
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
  };
};
