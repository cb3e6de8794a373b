import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { findingsOf, stackOf } from './synthesis.ts';

describe('the stack under the AWS Solutions checks', () => {
  it('has no finding without a reason', () => {
    expect(findingsOf(stackOf())).toEqual([]);
  });

  it('has none with every setting used', () => {
    const settings = {
      account: '123456789012',
      region: 'us-east-1',
      mailFrom: 'desk@northside.example',
      mailIdentity: 'domain',
      domain: 'oncall.northside.example',
      certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
      alarmEmail: 'ana@northside.example',
      smsOrigination: '+13125550199',
      smsReceipts: 'subscribe',
    };
    expect(findingsOf(stackOf(settings))).toEqual([]);
  });

  it('has none with End User Messaging', () => {
    expect(findingsOf(stackOf({ sms: 'eum', smsOrigination: '+13125550199' }))).toEqual([]);
  });

  it('is really looked at: a queue without TLS is found', () => {
    const made = stackOf();
    new Queue(made.stack, 'Open');
    expect(findingsOf(made)).toContainEqual(expect.stringMatching(/AwsSolutions-SQS4 Callout\/Open/));
  });
});

describe('the trial of cdk.json', () => {
  it('says that its address is nobody’s', () => {
    const { stack } = stackOf({ mailFrom: 'callout@example.com' });
    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('no email will leave'));
  });
});
