/*
 * The environment variables that functions read, as they are on one machine: the union of every function's schema, and
 * the endpoints that lead the ordinary AWS clients to this process. Set once at start, before a handler is loaded.
 */

export const REGION = 'us-east-1';
/** AWS's own example of an account that does not exist. */
export const AWS_ACCOUNT = '000000000000';
export const TABLE_NAME = 'callout-local';
/** Where SMS come from and replies go to. */
export const ORIGINATION_NUMBER = '+13125550000';
/** ISO 3166 country of phone numbers typed without one. */
export const DEFAULT_COUNTRY = 'US';

/** Paths of the local AWS endpoints; a client keeps the path of its endpoint's URL. */
export const AWS_PATHS = {
  dynamodb: '/local/aws/dynamodb',
  dynamodbstreams: '/local/aws/dynamodbstreams',
  stepfunctions: '/local/aws/stepfunctions',
  ses: '/local/aws/ses',
  sns: '/local/aws/sns',
  eum: '/local/aws/eum',
} as const;

/** Settings of the machine that would lead a client elsewhere. */
const LEADS_ELSEWHERE = ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'];

/**
 * Writes the environment of all functions into this process. `url` is where this process serves, without a slash at
 * the end; `dashboardDir` holds the built dashboard.
 */
export function setEnvironment({
  url,
  ladderArn,
  ticketWatchArn,
  dashboardDir,
}: {
  url: string;
  ladderArn: string;
  ticketWatchArn: string;
  dashboardDir: string;
}): void {
  for (const name of LEADS_ELSEWHERE) delete process.env[name];
  Object.assign(process.env, {
    TABLE_NAME,
    DEFAULT_COUNTRY,
    BASE_URL: url,
    LADDER_ARN: ladderArn,
    TICKET_WATCH_ARN: ticketWatchArn,
    MAIL_FROM: 'callout@northside.example',
    // Events of what was sent come without one here; with one the sender knows that they do.
    SES_CONFIGURATION_SET: 'callout-local',
    // Which of the two senders to try out is the developer's to say.
    SMS_PROVIDER: process.env.SMS_PROVIDER ?? 'sns',
    SMS_ORIGINATION: ORIGINATION_NUMBER,
    SMS_CONFIGURATION_SET: 'callout-local',
    SMS_MAX_PRICE: '0.50',
    SMS_SEGMENT_PRICE: '0.0079',
    DASHBOARD_DIR: dashboardDir,
    AWS_REGION: REGION,
    // Not looked at by the local endpoints, but a client wants some to sign with.
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: url + AWS_PATHS.dynamodb,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: url + AWS_PATHS.dynamodbstreams,
    AWS_ENDPOINT_URL_SFN: url + AWS_PATHS.stepfunctions,
    AWS_ENDPOINT_URL_SES: url + AWS_PATHS.ses,
    AWS_ENDPOINT_URL_SNS: url + AWS_PATHS.sns,
    AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: url + AWS_PATHS.eum,
    POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'WARN',
    // Keeps the logger and metrics from looking for the parts of Lambda that are not here.
    POWERTOOLS_METRICS_DISABLED: 'true',
  });
}
