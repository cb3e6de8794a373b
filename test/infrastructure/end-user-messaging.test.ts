import { describe, expect, it } from 'vitest';
import { functionOf, resourcesOf, templateOf } from './synthesis.ts';

describe('with End User Messaging as the sender of SMS', () => {
  const other = templateOf({ sms: 'eum', smsOrigination: 'pool-1' });

  it('SMS are sent through a configuration set whose events come to the topic of delivery events', () => {
    const { Environment } = functionOf(other, 'stream-messages').properties;
    expect(Environment).toMatchObject({
      Variables: { SMS_PROVIDER: 'eum', SMS_ORIGINATION: 'pool-1', SMS_CONFIGURATION_SET: 'callout-trial' },
    });
    const [set] = Object.values(resourcesOf(other, 'AWS::SMSVOICE::ConfigurationSet'));
    expect(set).toMatchObject({
      ConfigurationSetName: 'callout-trial',
      EventDestinations: [{ Enabled: true, MatchingEventTypes: ['TEXT_ALL'] }],
    });
  });

  it('there is no such set where SNS sends', () => {
    expect(resourcesOf(templateOf(), 'AWS::SMSVOICE::ConfigurationSet')).toEqual({});
  });
});
