import type { IncomingMessage, ServerResponse } from 'node:http';
import { handleDynamoDbRequest } from './dynamodb/http.ts';
import { AWS_PATHS } from './environment.ts';
import { handleEumRequest } from './eum/endpoint.ts';
import { handleSesRequest } from './ses/endpoint.ts';
import { handleSnsRequest } from './sns/endpoint.ts';
import { handleStepFunctionsRequest } from './stepfunctions/http.ts';
import type { World } from './world.ts';

type Endpoint = (world: World, req: IncomingMessage, res: ServerResponse) => Promise<void>;

const ENDPOINTS: Record<keyof typeof AWS_PATHS, Endpoint> = {
  dynamodb: (world, req, res) => handleDynamoDbRequest(world.engine, req, res),
  dynamodbstreams: (world, req, res) => handleDynamoDbRequest(world.engine, req, res),
  stepfunctions: (world, req, res) => handleStepFunctionsRequest(world.stepFunctions, req, res),
  ses: handleSesRequest,
  sns: handleSnsRequest,
  eum: handleEumRequest,
};
const BY_PATH = new Map(
  Object.entries(AWS_PATHS).map(([name, path]) => [path, ENDPOINTS[name as keyof typeof AWS_PATHS]] as const),
);

/** The AWS endpoint at a path, which a client may have ended with a slash; undefined when it is none. */
export const awsEndpointAt = (path: string): Endpoint | undefined => BY_PATH.get(path.replace(/\/$/, '') as never);
