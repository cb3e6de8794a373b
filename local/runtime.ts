import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { openTable, type Table, useCarrier } from '../adapters/dynamodb/client.ts';
import type { ServiceName } from '../core/contracts/route.ts';
import { ROUTES } from '../core/contracts/routes.ts';
import { fromEpochMs } from '../core/time/instant.ts';
import { awsEndpointAt } from './aws-endpoints.ts';
import { handleControl } from './control/control.ts';
import { inProcessCarrier } from './dynamodb/carrier.ts';
import { setEnvironment, TABLE_NAME } from './environment.ts';
import { FUNCTION_NAMES, type Handlers, loadHandlers, triggersOf } from './functions.ts';
import { writeGatewayError } from './gateway/function-answer.ts';
import { createGateway } from './gateway/gateway.ts';
import { seedDemo } from './seed/demo.ts';
import { openWorld, type World } from './world.ts';

/**
 * The whole system in this process, on one port of this machine: the gateway with the functions behind it, the AWS
 * endpoints they call, and the controls under /local.
 *
 * One runtime a process, and one process a data directory: functions read process.env and keep what they load, so a
 * second runtime beside the first would share its settings. Tests start `local/start.ts` as a child process.
 */
export interface Runtime {
  /** `http://localhost:<port>` */
  url: string;
  /** Stops serving, lets what runs come to its end, and closes the files. */
  close(): Promise<void>;
}

export interface RuntimeOptions {
  /** 0 for a free one. */
  port: number;
  /** Where everything is kept; `:memory:` for a runtime that is gone when it ends. */
  dataDir: string;
  clock: 'real' | 'virtual';
  /** Written where it is missing. */
  seed: 'demo' | 'none';
  /** The built dashboard; pages are 404 where there is none. */
  dashboardDir: string;
}

const FILE = 'callout.sqlite';
/** SQLite's companions of a file. */
const SUFFIXES = ['', '-wal', '-shm'];

/** Rejects with the reason when the port (EADDRINUSE) or the data directory is in use. Answers once it serves. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const inMemory = options.dataDir === ':memory:';
  const file = inMemory ? ':memory:' : path.join(options.dataDir, FILE);
  if (!inMemory) mkdirSync(options.dataDir, { recursive: true });

  /** From here on there is a world for the endpoints to serve; the functions are `ready` after that. */
  const opened = Promise.withResolvers<void>();
  let world: World;
  let ready: Promise<void>;
  let table: Table | undefined;
  let handlers: Handlers | undefined;
  let closing = false;
  useCarrier(inProcessCarrier(() => world));

  const begin = async () => {
    setEnvironment({
      url,
      ladderArn: world.ladderArn,
      ticketWatchArn: world.ticketWatchArn,
      dashboardDir: options.dashboardDir,
    });
    table ??= openTable(TABLE_NAME);
    if (options.seed === 'demo') await seedDemo(table, fromEpochMs(world.clock.now()));
    handlers ??= await loadHandlers();
    world.start(handlers);
  };
  const resetWorld = () => {
    ready = ready.then(async () => {
      await world.close();
      if (!inMemory) for (const suffix of SUFFIXES) rmSync(file + suffix, { force: true });
      world = await openWorld(file, options.clock);
      await begin();
    });
    return ready;
  };

  const gateway = createGateway({
    routes: ROUTES,
    invoke: (service, event) => world.invoke(functionOf(service), event),
    now: () => world.clock.now(),
  });
  const serve = async (req: IncomingMessage, res: ServerResponse) => {
    const asked = requestUrl(req);
    if (!asked) return writeGatewayError(res, 400, 'Bad Request');
    await opened.promise;
    const aws = awsEndpointAt(asked.pathname);
    if (aws) return aws(world, req, res);
    if (closing) return writeGatewayError(res, 503, 'Service Unavailable');
    await ready;
    if (!table || !asked.pathname.startsWith('/local/')) return gateway.handle(req, res, asked);
    await handleControl(req, res, { world, table, baseUrl: url, url: asked, resetWorld });
  };

  const server = createServer((req, res) => {
    serve(req, res).catch((error: unknown) => {
      if (req.destroyed || res.headersSent) return void res.destroy();
      console.error(`${req.method} ${req.url} failed:`, error);
      writeGatewayError(res, 500, 'Internal Server Error');
    });
  });
  // Longer than any client keeps one: a connection that closes just as a message is sent leaves its outcome unknown.
  server.keepAliveTimeout = 600_000;
  const url = `http://localhost:${await listen(server, options.port)}`;
  try {
    world = await openWorld(file, options.clock);
  } catch (error) {
    server.close();
    throw error;
  }
  ready = begin();
  opened.resolve();

  const close = async () => {
    // What runs comes to its end with the endpoints it needs; nobody else is served any more.
    closing = true;
    await world.close();
    server.close();
    server.closeAllConnections();
  };
  try {
    await ready;
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
}

/** The port that the server listens on, on this machine's own address only. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      // A server listening on a port has an address of this kind.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function functionOf(service: ServiceName) {
  const name = FUNCTION_NAMES.find((each) => triggersOf(each).routes === service);
  if (!name) throw new Error(`No function serves ${service}`);
  return name;
}

/** The address asked for, by the host that the client used; undefined for what is no address of ours. */
function requestUrl({ url = '/', headers }: IncomingMessage): URL | undefined {
  return (url.startsWith('/') && URL.parse(`http://${headers.host ?? 'localhost'}${url}`)) || undefined;
}
