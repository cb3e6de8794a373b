import { CfnOutput, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ServiceName } from '../../core/contracts/route.ts';
import { routeKey } from '../../core/contracts/route.ts';
import { ROUTES } from '../../core/contracts/routes.ts';
import type { StageSettings } from '../stage.ts';
import { type ServiceFunctions, triggeredBy } from './service-function.ts';

/**
 * Requests a second and burst, all callers together. A desk asks once in 3.5 s, so this is some 700 open desks; it is
 * there to bound the bill of a flood, not to be met.
 */
const STAGE_THROTTLE = { rateLimit: 200, burstLimit: 400 };

/** The route key, not the path: a path may hold the token of a link. No address, no user agent: neither is needed. */
const ACCESS_LOG = JSON.stringify({
  at: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  error: '$context.error.messageString',
  integration: '$context.integrationErrorMessage',
});

export interface PublicApi {
  api: HttpApi;
  domain?: DomainName;
  /** Where people and links come in, without a slash at the end. */
  url: string;
}

/** The API without its routes: its address is known before the functions that put it into messages. */
export function publicApi(scope: Construct, settings: StageSettings): PublicApi {
  const api = new HttpApi(scope, 'Api', {
    description: `Callout ${settings.stage}`,
    createDefaultStage: false,
    // With a name of its own there is one origin, so that cookies and the code line of a login SMS fit.
    disableExecuteApiEndpoint: settings.domain !== undefined,
  });
  if (!settings.domain) return { api, url: api.apiEndpoint };
  const domain = new DomainName(scope, 'Domain', {
    domainName: settings.domain.name,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', settings.domain.certificateArn),
  });
  new CfnOutput(scope, 'DomainTarget', {
    description: `Point ${settings.domain.name} here, with a CNAME or alias record`,
    value: domain.regionalDomainName,
  });
  return { api, domain, url: `https://${settings.domain.name}` };
}

/** Every route of the contracts, to the function of its service; whatever is left goes to the dashboard's. */
export function addRoutes(
  scope: Construct,
  { api, domain }: PublicApi,
  stage: string,
  functions: ServiceFunctions,
): void {
  const integrations = new Map<ServiceName, HttpLambdaIntegration>(
    triggeredBy('routes').map(({ name, trigger }) => [
      trigger,
      // One permission a function: one a route would outgrow the function's policy at some thirty routes.
      new HttpLambdaIntegration(name, functions[name], { scopePermissionToRoute: false }),
    ]),
  );
  const integrationOf = (service: ServiceName): HttpLambdaIntegration => {
    const found = integrations.get(service);
    if (!found) throw new Error(`no function serves the routes of ${service}`);
    return found;
  };

  const home = new Construct(scope, 'Routes');
  const routes = ROUTES.map((route) => ({
    ...route,
    resource: new HttpRoute(home, route.id, {
      httpApi: api,
      routeKey: HttpRouteKey.with(route.path, HttpMethod[route.method]),
      integration: integrationOf(route.service),
    }),
  }));
  new HttpRoute(home, 'everythingElse', {
    httpApi: api,
    routeKey: HttpRouteKey.DEFAULT,
    integration: integrationOf('web'),
  });
  Validations.of(home).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason: 'The functions check session and access by the contract of each route; the gateway knows no roles.',
  });

  const deployed = new HttpStage(scope, 'DefaultStage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: STAGE_THROTTLE,
    accessLogSettings: {
      destination: new LogGroupLogDestination(
        new LogGroup(scope, 'AccessLog', {
          logGroupName: `/aws/vendedlogs/apis/callout-${stage}`,
          retention: RetentionDays.ONE_MONTH,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      ),
      format: AccessLogFormat.custom(ACCESS_LOG),
    },
    ...(domain ? { domainMapping: { domainName: domain } } : {}),
  });

  // The construct knows no throttles of single routes; and a stage that names a route needs it to exist.
  const resource = deployed.node.defaultChild;
  if (!(resource instanceof CfnStage)) throw new Error('the stage is not made of a CfnStage');
  const throttled = routes.flatMap((route) => (route.throttle ? [{ ...route, throttle: route.throttle }] : []));
  resource.routeSettings = Object.fromEntries(
    throttled.map((route) => [
      routeKey(route),
      { ThrottlingRateLimit: route.throttle.rate, ThrottlingBurstLimit: route.throttle.burst },
    ]),
  );
  for (const route of throttled) deployed.node.addDependency(route.resource);
}
