import * as z from 'zod';

/*
 * What one deployment of Callout is told. A setting is looked for in the CDK context under its own name
 * (`-c mailFrom=desk@northside.example`), then in cdk.json under `stages.<stage>`; a wrong or missing one stops the
 * synthesis with its name, before anything is deployed.
 */

const Settings = z.strictObject({
  /** Name of the deployment, part of every name that must be unique in an AWS account. */
  stage: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, 'must be up to 20 of a–z, 0–9 and -, beginning with a letter'),
  /** Where to deploy; without them, where the caller's AWS credentials point. */
  account: z
    .string()
    .regex(/^\d{12}$/, 'must be an AWS account number of 12 digits')
    .optional(),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be an AWS region, such as us-east-1')
    .optional(),
  /** The address emails come from. */
  mailFrom: z.email('must be the email address that messages come from'),
  /**
   * What is verified with SES: the one address (a link in a mail to it), its domain (three DNS records, printed by the
   * deployment; better delivered), or something that exists already and is left alone.
   */
  mailIdentity: z.enum(['address', 'domain', 'existing']).default('address'),
  /** Host name people see in links; without it, API Gateway's own. */
  domain: z.hostname('must be a host name, such as oncall.northside.example').optional(),
  /** Certificate of that host name, in the same region. */
  certificateArn: z
    .string()
    .regex(/^arn:[\w-]+:acm:/, 'must be the ARN of an ACM certificate')
    .optional(),
  /** Who is told of alarms. */
  alarmEmail: z.email('must be an email address').optional(),
  /** Who sends SMS: SNS, or AWS End User Messaging, which refuses at once what SNS fails later. */
  sms: z.enum(['sns', 'eum'], 'must be sns or eum').default('sns'),
  /** Number of ours that SMS come from; empty lets SNS choose. With `eum` also the id of a number or of a pool. */
  smsOrigination: z
    .string()
    .regex(
      /^(\+\d{6,15}|(phone|pool)-[0-9a-z]+)?$/,
      'must be a phone number in E.164, such as +13125550199, or with eum phone-… or pool-…',
    )
    .default(''),
  /** The most one SMS may cost, in US dollars: dearer ones are not sent. */
  smsMaxPrice: z
    .string()
    .regex(/^\d+\.\d{2}$/, 'must be US dollars with two decimals, such as 0.50')
    .default('0.50'),
  /** What an SMS segment costs, in US dollars: previews say the price of a night by it. */
  smsSegmentPrice: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'must be US dollars, such as 0.0079')
    .default('0.0079'),
  /** The account's monthly SMS spending limit in US dollars, of which an alarm warns; AWS begins everybody at 1. */
  smsMonthlyLimit: z.coerce.number('must be US dollars').positive('must be above 0').default(1),
  /**
   * Whether the stack reads SNS's log of SMS deliveries, which tells opt-outs and dead numbers. The account's delivery
   * logging must be on before (docs/runbook.md, delivery-events-errors): its log groups are not the stack's.
   */
  smsReceipts: z.enum(['off', 'subscribe'], 'must be off or subscribe').default('off'),
  /** ISO 3166 country of phone numbers typed without one. */
  defaultCountry: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country code of two capitals')
    .default('US'),
  /** What stands in front of the API. */
  edge: z.literal('none', 'must be none: this version puts nothing in front of the API').default('none'),
});

/** The settings of one deployment, checked. */
export type StageSettings = Omit<z.infer<typeof Settings>, 'domain' | 'certificateArn'> & {
  domain?: { name: string; certificateArn: string };
};

const Stages = z.record(z.string(), z.record(z.string(), z.unknown())).default({});

/**
 * Reads the settings from a CDK context.
 * @param context answers the value of a context key, or undefined
 * @throws Error naming each setting that is wrong and how to give it
 */
export function readStage(context: (key: string) => unknown): StageSettings {
  const name = String(context('stage') ?? '');
  const inFile = Stages.parse(context('stages'))[name] ?? {};
  const given = Object.keys(Settings.shape)
    .map((key) => [key, context(key)] as const)
    .filter(([, value]) => value !== undefined);
  const parsed = Settings.safeParse({ ...inFile, ...Object.fromEntries(given) });
  if (!parsed.success) throw wrong(parsed.error.issues.map((issue) => [settingOf(issue), issue.message]));
  const { domain, certificateArn, ...settings } = parsed.data;
  // A role can be held to the numbers of the account only where a message names one.
  if (settings.sms === 'eum' && settings.smsOrigination === '')
    throw wrong([['smsOrigination', 'is needed with sms=eum: a number, phone-… or pool-…']]);
  if (settings.sms === 'sns' && /^p/.test(settings.smsOrigination))
    throw wrong([['smsOrigination', 'must be a phone number in E.164 with sms=sns']]);
  if (domain !== undefined && certificateArn !== undefined)
    return { ...settings, domain: { name: domain, certificateArn } };
  if (domain === undefined && certificateArn === undefined) return settings;
  throw wrong([['domain', 'is given together with certificateArn, or neither']]);
}

const settingOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.');

const wrong = (problems: readonly (readonly [setting: string, problem: string])[]): Error =>
  new Error(
    [
      'The deployment settings are not right:',
      ...problems.map(([setting, problem]) => `  ${setting}: ${problem}`),
      'Give a setting with -c name=value, or in cdk.json under stages.<stage>.',
    ].join('\n'),
  );
