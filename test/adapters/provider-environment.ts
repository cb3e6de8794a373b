/** Points the SDK's clients of one service to an endpoint, as the local runtime does: by the environment. */
export function useProvider(service: 'SNS' | 'SES' | 'PINPOINT_SMS_VOICE_V2', url: string): void {
  process.env[`AWS_ENDPOINT_URL_${service}`] = url;
  process.env.AWS_REGION = 'us-east-1';
  process.env.AWS_ACCESS_KEY_ID = 'local';
  process.env.AWS_SECRET_ACCESS_KEY = 'local';
}
