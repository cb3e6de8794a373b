import { describe, expect, it } from 'vitest';
import { FUNCTIONS, type FunctionDeclaration } from '../../functions/catalogue.ts';
import { FUNCTION_NAMES, functionOf, type Properties, resourcesOf, templateOf } from './synthesis.ts';

const template = templateOf();
const mappings = Object.values(resourcesOf(template, 'AWS::Lambda::EventSourceMapping'));
const readers = FUNCTION_NAMES.flatMap((name) => {
  const { triggers }: FunctionDeclaration = FUNCTIONS[name];
  return triggers.stream ? [{ name, stream: triggers.stream }] : [];
});

const mappingOf = (id: string): Properties =>
  mappings.find(({ FunctionName }) => JSON.stringify(FunctionName).includes(id)) ?? {};

describe('the stream', () => {
  it('has two readers, as many as a shard bears', () => {
    expect(readers).toHaveLength(2);
    expect(mappings).toHaveLength(2);
  });

  it.each(readers)('is read by $name as it declares', ({ name, stream }) => {
    expect(mappingOf(functionOf(template, name).id)).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: stream.batchSize,
      ParallelizationFactor: stream.parallelization,
      MaximumRetryAttempts: stream.maxRetries,
      MaximumRecordAgeInSeconds: stream.maxAgeSeconds,
      BisectBatchOnFunctionError: stream.bisect,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: { Filters: stream.filters.map((filter) => ({ Pattern: JSON.stringify(filter) })) },
    });
    expect(stream.filters.length).toBeLessThanOrEqual(5);
  });

  it('keeps what a reader gives up in a queue of its own', () => {
    const queues = readers.map(({ name }) =>
      JSON.stringify(mappingOf(functionOf(template, name).id).DestinationConfig),
    );
    expect(new Set(queues).size).toBe(readers.length);
    for (const queue of queues) expect(queue).toContain('DeadLetters');
  });
});

describe('the dead letters', () => {
  it('are kept for 14 days, encrypted, and carried over TLS alone', () => {
    const queues = Object.values(resourcesOf(template, 'AWS::SQS::Queue'));
    expect(queues).toHaveLength(4);
    for (const queue of queues)
      expect(queue).toMatchObject({ MessageRetentionPeriod: 14 * 24 * 3600, SqsManagedSseEnabled: true });
    const policies = Object.values(resourcesOf(template, 'AWS::SQS::QueuePolicy'));
    expect(policies).toHaveLength(4);
    for (const policy of policies) expect(JSON.stringify(policy)).toContain('aws:SecureTransport');
  });
});
