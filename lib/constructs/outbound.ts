import { Annotations, Aws, CfnOutput, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { ConfigurationSet, EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stage.ts';

/** The way emails leave: the sender's identity with SES, and the set that counts bounces apart from other senders'. */
export function mailOut(scope: Construct, settings: StageSettings): ConfigurationSet {
  const set = new ConfigurationSet(scope, 'Mail', { reputationMetrics: true });
  if (settings.mailFrom.endsWith('@example.com'))
    Annotations.of(scope).addWarningV2(
      'callout:mailFrom',
      `mailFrom is ${settings.mailFrom}, which nobody can verify: no email will leave. Give -c mailFrom=…`,
    );
  if (settings.mailIdentity === 'address')
    new EmailIdentity(scope, 'MailIdentity', { identity: Identity.email(settings.mailFrom) });
  if (settings.mailIdentity === 'domain') {
    const domain = settings.mailFrom.slice(settings.mailFrom.indexOf('@') + 1);
    const identity = new EmailIdentity(scope, 'MailIdentity', { identity: Identity.domain(domain) });
    identity.dkimRecords.forEach((record, index) => {
      new CfnOutput(scope, `MailDnsRecord${index + 1}`, { value: `${record.name} CNAME ${record.value}` });
    });
  }
  return set;
}

/** Lets one function send emails from our address and SMS to phones; nobody else gets this. */
export function grantSending(sender: NodejsFunction, settings: StageSettings, set: ConfigurationSet): void {
  const ses = `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}`;
  sender.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendRawEmail'],
      resources: [`${ses}:identity/*`, `${ses}:configuration-set/${set.configurationSetName}`],
      conditions: { StringEquals: { 'ses:FromAddress': settings.mailFrom } },
    }),
  );
  if (settings.sms === 'eum') grantTextMessages(sender, settings);
  else grantPublishing(sender);
  if (!sender.role) throw new Error('a function without a role cannot be granted anything');
  Validations.of(sender.role).acknowledge(
    {
      id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
      reason: 'SES asks for the recipient’s identity too, where it has one of this account; the From address is fixed.',
    },
    {
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Publishing to a phone names no resource, and topics are denied; nor does ListStreams name one.',
    },
  );
}

/** SMS by SNS: to phones, never to a topic. */
function grantPublishing(sender: NodejsFunction): void {
  sender.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }));
  sender.addToRolePolicy(
    new PolicyStatement({
      effect: Effect.DENY,
      actions: ['sns:Publish'],
      resources: [`arn:${Aws.PARTITION}:sns:*:*:*`],
    }),
  );
}

/** Name of the set through which End User Messaging tells how our SMS end; one a deployment. */
export const smsConfigurationSet = ({ sms, stage }: StageSettings): string => (sms === 'eum' ? `callout-${stage}` : '');

/** SMS by End User Messaging, from what `smsOrigination` names: policies know a number by its id only, not as dialled. */
function grantTextMessages(sender: NodejsFunction, settings: StageSettings): void {
  const { smsOrigination } = settings;
  const kind = smsOrigination.startsWith('pool-') ? 'pool' : 'phone-number';
  const id = smsOrigination.startsWith('+') ? '*' : smsOrigination;
  const smsVoice = `arn:${Aws.PARTITION}:sms-voice:${Aws.REGION}:${Aws.ACCOUNT_ID}`;
  sender.addToRolePolicy(
    new PolicyStatement({
      actions: ['sms-voice:SendTextMessage'],
      resources: [`${smsVoice}:${kind}/${id}`, `${smsVoice}:configuration-set/${smsConfigurationSet(settings)}`],
    }),
  );
  if (id === '*' && sender.role)
    Validations.of(sender.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:sms-voice:<AWS::Region>:<AWS::AccountId>:phone-number/*]',
      reason: 'Policies know a number by its id; give smsOrigination as phone-… to hold the role to one.',
    });
}
