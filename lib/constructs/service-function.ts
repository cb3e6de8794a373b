import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type * as z from 'zod';
import {
  FUNCTIONS,
  type FunctionDeclaration,
  type FunctionName,
  type FunctionTriggers,
} from '../../functions/catalogue.ts';
import { LAMBDA_BUNDLE } from '../bundling/lambda-bundle.ts';
import { addAlarm } from './alarm.ts';
import { TABLE_ACCESS } from './table-access.ts';
import { grantTableAccess } from './table-grants.ts';

const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The environment of a function, typed by the schema that it parses at its start: a forgotten variable is a type error. */
export type EnvironmentOf<N extends FunctionName> = z.input<(typeof FUNCTIONS)[N]['env']>;

/** Every function of the catalogue, once it is in the stack. */
export type ServiceFunctions = Readonly<Record<FunctionName, NodejsFunction>>;

export interface ServiceFunctionProps<N extends FunctionName> {
  environment: EnvironmentOf<N>;
  table: ITableV2;
  alarmTopic: ITopic;
  /** Stage name, for the alarm's name. */
  stage: string;
  commandHooks?: BundlingOptions['commandHooks'];
}

/**
 * The only way to make a Lambda: from its declaration, with a role of its own that may write its log and touch the rows
 * it is listed with (`table-access.ts`), a log that ends, and an alarm that says who is hurt.
 */
export function serviceFunction<N extends FunctionName>(
  scope: Construct,
  name: N,
  { environment, table, alarmTopic, stage, commandHooks }: ServiceFunctionProps<N>,
): NodejsFunction {
  const declared: FunctionDeclaration = FUNCTIONS[name];
  const home = new Construct(scope, name);
  const role = new Role(home, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const logGroup = new LogGroup(home, 'Logs', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  logGroup.grantWrite(role);
  grantTableAccess(table, TABLE_ACCESS[name], role);

  const made = new NodejsFunction(home, 'Function', {
    description: declared.whenItFails,
    entry: `${PROJECT_ROOT}${declared.entry}`,
    projectRoot: PROJECT_ROOT,
    depsLockFilePath: `${PROJECT_ROOT}package-lock.json`,
    bundling: { ...LAMBDA_BUNDLE, ...(commandHooks ? { commandHooks } : {}) },
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: declared.memoryMb,
    timeout: Duration.seconds(declared.timeoutSeconds),
    environment,
    // Connections are kept alive by the SDK itself; this variable was for its version 2.
    awsSdkConnectionReuse: false,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    // START, END and REPORT of 2 × 1 440 idle invocations a day say nothing that the metrics do not.
    systemLogLevelV2: SystemLogLevel.WARN,
  });

  addAlarm(home, alarmTopic, {
    name: `${name}-errors`,
    stage,
    whoIsHurt: declared.whenItFails,
    metric: made.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
    threshold: 1,
  });
  return made;
}

/** The functions that are declared with a trigger, with what the declaration says of it. */
export function triggeredBy<T extends keyof FunctionTriggers>(
  trigger: T,
): { name: FunctionName; trigger: NonNullable<FunctionTriggers[T]> }[] {
  return namesOfFunctions().flatMap((name) => {
    const declared: FunctionDeclaration = FUNCTIONS[name];
    const found = declared.triggers[trigger];
    return found === undefined ? [] : [{ name, trigger: found }];
  });
}

// Object.keys answers strings; the catalogue is a constant without other keys.
export const namesOfFunctions = (): FunctionName[] => Object.keys(FUNCTIONS) as FunctionName[];
