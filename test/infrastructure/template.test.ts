import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { TABLE_DESIGN } from '../../adapters/dynamodb/table-design.ts';
import { routeKey, type ServiceName } from '../../core/contracts/route.ts';
import { ROUTES } from '../../core/contracts/routes.ts';
import { FUNCTIONS, type FunctionDeclaration, type FunctionName } from '../../functions/catalogue.ts';
import type { EnvironmentOf } from '../../lib/constructs/service-function.ts';
import { FUNCTION_NAMES, functionOf, resourcesOf, templateOf } from './synthesis.ts';

const template = templateOf();

describe('the table', () => {
  it('cannot be lost: it is kept, protected and restorable', () => {
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        ],
      },
    });
  });

  it('is the one that is designed: keys, indexes, stream and expiry', () => {
    template.resourceCountIs('AWS::DynamoDB::GlobalTable', 1);
    const keys = (partition: string, sort: string) => [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ];
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: keys(TABLE_DESIGN.partitionKey, TABLE_DESIGN.sortKey),
      GlobalSecondaryIndexes: TABLE_DESIGN.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: 'ALL' },
      })),
      StreamSpecification: { StreamViewType: TABLE_DESIGN.stream },
      TimeToLiveSpecification: { AttributeName: TABLE_DESIGN.ttl, Enabled: true },
    });
  });
});

describe('the functions', () => {
  it('are those of the catalogue', () => {
    template.resourceCountIs('AWS::Lambda::Function', FUNCTION_NAMES.length);
  });

  it.each(FUNCTION_NAMES)('%s has the environment, the time and the memory that it declares', (name) => {
    const declared: FunctionDeclaration = FUNCTIONS[name];
    const { properties } = functionOf(template, name);
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: declared.timeoutSeconds,
      MemorySize: declared.memoryMb,
    });
    expect(Object.keys((properties.Environment as { Variables: object }).Variables).sort()).toEqual(
      Object.keys(declared.env.shape).sort(),
    );
  });

  it('cannot be given an environment that lacks a variable', () => {
    // @ts-expect-error the type check is the test: without DEFAULT_COUNTRY this is no environment of auth
    const forgetful: EnvironmentOf<'auth'> = { TABLE_NAME: 'callout' };
    expect(FUNCTIONS.auth.env.safeParse(forgetful).success).toBe(false);
  });

  it('write logs that end', () => {
    const logs = Object.values(resourcesOf(template, 'AWS::Logs::LogGroup'));
    // One a function, one a state machine, the access log.
    expect(logs).toHaveLength(FUNCTION_NAMES.length + 3);
    for (const log of logs) expect(log.RetentionInDays).toBe(30);
  });

  it('are called by the minute as they declare, with the event they expect, and never twice for one', () => {
    const declared = FUNCTION_NAMES.filter((name) => 'everyMinute' in FUNCTIONS[name].triggers);
    expect(declared.length).toBeGreaterThan(0);
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      Targets: declared.map((name) => ({
        Id: Match.anyValue(),
        Arn: { 'Fn::GetAtt': [functionOf(template, name).id, 'Arn'] },
        Input: '{"schedule":"minute"}',
        RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
      })),
    });
    for (const name of declared)
      template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
        FunctionName: { Ref: functionOf(template, name).id },
        MaximumRetryAttempts: 0,
      });
  });
});

/** The function that declares to serve a service's routes. */
function servedBy(service: ServiceName): FunctionName {
  const found = FUNCTION_NAMES.find((name) => {
    const declared: FunctionDeclaration = FUNCTIONS[name];
    return declared.triggers.routes === service;
  });
  if (!found) throw new Error(`no function serves the routes of ${service}`);
  return found;
}

describe('the API', () => {
  const routes = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Route'));

  it('has every route of the contracts, and everything else in $default', () => {
    expect(routes.map((route) => String(route.RouteKey)).sort()).toEqual([...ROUTES.map(routeKey), '$default'].sort());
  });

  it('brings each route to the function of its service', () => {
    const integrations = resourcesOf(template, 'AWS::ApiGatewayV2::Integration');
    const functionOfRoute = (key: string) => {
      const route = routes.find(({ RouteKey }) => RouteKey === key);
      const id = Object.keys(integrations).find((each) => JSON.stringify(route?.Target).includes(`"${each}"`));
      return id && JSON.stringify(integrations[id]?.IntegrationUri);
    };
    for (const { service, ...route } of [...ROUTES, { service: 'web', method: '$default', path: '' } as const]) {
      const key = route.method === '$default' ? '$default' : routeKey(route);
      expect(functionOfRoute(key), key).toContain(functionOf(template, servedBy(service)).id);
    }
  });

  it('has one permission a function, however many routes it serves', () => {
    const permissions = Object.values(resourcesOf(template, 'AWS::Lambda::Permission')).filter(
      ({ Principal }) => Principal === 'apigateway.amazonaws.com',
    );
    expect(permissions).toHaveLength(new Set(ROUTES.map(({ service }) => service)).size);
  });

  it('throttles the stage, and harder the routes whose contract says so, once they exist', () => {
    const throttled = ROUTES.filter((route) => route.throttle);
    expect(throttled.length).toBeGreaterThan(0);
    template.hasResource('AWS::ApiGatewayV2::Stage', {
      DependsOn: Match.arrayWith(
        Object.entries(resourcesOf(template, 'AWS::ApiGatewayV2::Route'))
          .filter(([, { RouteKey }]) => throttled.some((route) => routeKey(route) === RouteKey))
          .map(([id]) => id)
          .sort(),
      ),
      Properties: {
        StageName: '$default',
        AutoDeploy: true,
        DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
        RouteSettings: Object.fromEntries(
          throttled.map((route) => [
            routeKey(route),
            { ThrottlingRateLimit: route.throttle?.rate, ThrottlingBurstLimit: route.throttle?.burst },
          ]),
        ),
      },
    });
  });

  it('logs no path and no address, which may be personal', () => {
    const [stage] = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Stage'));
    const format = JSON.stringify(stage?.AccessLogSettings);
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.(path|identity)/);
  });

  it('is reached under its own name only, where the stage has one', () => {
    const named = templateOf({
      domain: 'oncall.northside.example',
      certificateArn: 'arn:aws:acm:us-east-1:1:certificate/1',
    });
    named.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    named.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainName: 'oncall.northside.example' });
    named.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1);
    named.hasOutput('ApiUrl', { Value: 'https://oncall.northside.example' });
    expect(functionOf(named, 'stream-messages').properties.Environment).toMatchObject({
      Variables: { BASE_URL: 'https://oncall.northside.example' },
    });
  });
});

describe.each([
  ['escalation-ladder', 'EscalationLadder', 'LadderFunction', 'ladder'],
  ['ticket-watch', 'TicketWatch', 'TicketWatchFunction', 'ticket-watch'],
] as const)('the state machine %s', (name, id, placeholder, calls) => {
  it('has every placeholder of its definition filled in, and no other', () => {
    const definition = readFileSync(`statemachines/${name}/${name}.asl.json`, 'utf8');
    const placeholders = [...definition.matchAll(/\$\{([A-Za-z]+)\}/g)].map(([, name]) => String(name));
    const machines = Object.entries(resourcesOf(template, 'AWS::StepFunctions::StateMachine'));
    const machine = machines.find(([each]) => each.startsWith(id))?.[1];
    expect(Object.keys(machine?.DefinitionSubstitutions ?? {}).sort()).toEqual([...new Set(placeholders)].sort());
    expect(machine?.DefinitionSubstitutions).toEqual({
      [placeholder]: { 'Fn::GetAtt': [functionOf(template, calls).id, 'Arn'] },
    });
  });

  it('logs every transition, and no token', () => {
    template.allResourcesProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: false },
    });
  });
});

describe('the inbound SMS', () => {
  it('reach their function from the number’s own service, and are kept where it fails', () => {
    const { id } = functionOf(template, 'inbound-sms');
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'lambda',
      Endpoint: { 'Fn::GetAtt': [id, 'Arn'] },
    });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'sms-voice.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      }),
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: id },
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
  });
});

describe('the outputs', () => {
  it('say where the deployment is', () => {
    for (const name of ['ApiUrl', 'TableName', 'LadderArn']) template.hasOutput(name, { Value: Match.anyValue() });
  });
});
