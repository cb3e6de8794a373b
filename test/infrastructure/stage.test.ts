import { describe, expect, it } from 'vitest';
import { readStage } from '../../lib/stage.ts';

const contextOf = (values: Record<string, unknown>) => (key: string) => values[key];
const read = (values: Record<string, unknown>) => readStage(contextOf(values));
const ENOUGH = { stage: 'production', mailFrom: 'desk@northside.example' };

describe('the deployment settings', () => {
  it('need a stage and an address, and know the rest', () => {
    expect(read(ENOUGH)).toEqual({
      ...ENOUGH,
      mailIdentity: 'address',
      sms: 'sns',
      smsOrigination: '',
      smsMaxPrice: '0.50',
      smsSegmentPrice: '0.0079',
      smsMonthlyLimit: 1,
      smsReceipts: 'off',
      defaultCountry: 'US',
      edge: 'none',
    });
  });

  it('come from the stage’s entry in the file, and from the command line before that', () => {
    const stages = { production: { mailFrom: 'file@northside.example', defaultCountry: 'CA' } };
    expect(read({ stage: 'production', stages, mailFrom: 'line@northside.example' })).toMatchObject({
      mailFrom: 'line@northside.example',
      defaultCountry: 'CA',
    });
  });

  it('have a number or a pool to send from with End User Messaging', () => {
    expect(read({ ...ENOUGH, sms: 'eum', smsOrigination: 'pool-1' })).toMatchObject({ smsOrigination: 'pool-1' });
    expect(() => read({ ...ENOUGH, sms: 'eum' })).toThrow(/smsOrigination: is needed/);
  });

  it('are text on the command line, numbers too', () => {
    expect(read({ ...ENOUGH, smsMonthlyLimit: '250' }).smsMonthlyLimit).toBe(250);
  });

  it('have a domain together with its certificate', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
    expect(read({ ...ENOUGH, domain: 'oncall.northside.example', certificateArn }).domain).toEqual({
      name: 'oncall.northside.example',
      certificateArn,
    });
    expect(() => read({ ...ENOUGH, domain: 'oncall.northside.example' })).toThrow(/domain: .*certificateArn/);
  });

  it.each([
    ['stage', 'Production!'],
    ['mailFrom', 'northside'],
    ['account', '123'],
    ['region', 'Chicago'],
    ['smsMaxPrice', '0.5'],
    ['smsSegmentPrice', 'free'],
    ['smsMonthlyLimit', 'a lot'],
    ['smsReceipts', 'on'],
    ['sms', 'pigeon'],
    ['smsOrigination', 'Northside'],
    ['smsOrigination', 'pool-1'],
    ['defaultCountry', 'USA'],
    ['alarmEmail', 'ana'],
    ['mailIdentity', 'both'],
    ['edge', 'cloudfront'],
  ])('are refused by name: %s', (setting, value) => {
    expect(() => read({ ...ENOUGH, [setting]: value })).toThrow(new RegExp(`^  ${setting}: `, 'm'));
  });

  it('are refused when one is missing, or misspelled in the file', () => {
    expect(() => read({ stage: 'production' })).toThrow(/mailFrom: .*\n.*-c name=value/);
    expect(() => read({ ...ENOUGH, stages: { production: { mailfrom: 'x@y.example' } } })).toThrow(/mailfrom/);
  });
});
