import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Route, routeKey, type ServiceName } from '../../core/contracts/route.ts';
import { writeAnswer, writeGatewayError } from './function-answer.ts';
import { readBody, requestEvent } from './request-event.ts';
import { BadPath, createRouteMatch, type RouteMatch } from './route-match.ts';

/**
 * API Gateway's HTTP API in front of the functions, from the same route table that the stack deploys: it chooses the
 * route, makes the event, and writes the answer. What matches no route is `$default`, which the web function serves.
 */
export interface Gateway {
  /** Serves one request. Rejects only when the client went away while it was sending. */
  handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void>;
}

const DEFAULT_ROUTE = '$default';

export function createGateway(options: {
  routes: readonly Route[];
  /** Calls the function that serves a service; rejects when it fails. */
  invoke: (service: ServiceName, event: unknown) => Promise<unknown>;
  /** Epoch milliseconds. */
  now: () => number;
}): Gateway {
  const { routes, invoke, now } = options;
  const matchRoute = createRouteMatch(routes);

  return {
    async handle(req, res, url) {
      const body = await readBody(req);
      // Clients learn the time from this header: it is the runtime's, not the machine's.
      res.setHeader('date', new Date(now()).toUTCString());
      if (!body) return writeGatewayError(res, 413, 'Request Entity Too Large');
      let match: RouteMatch | undefined;
      try {
        match = matchRoute(req.method ?? 'GET', url.pathname);
      } catch (error) {
        if (!(error instanceof BadPath)) throw error;
        return writeGatewayError(res, 400, 'Bad Request');
      }
      const event = requestEvent({
        ...{ req, url, body, now: now(), params: match?.params ?? {} },
        routeKey: match ? routeKey(match.route) : DEFAULT_ROUTE,
      });
      try {
        writeAnswer(res, await invoke(match?.route.service ?? 'web', event));
      } catch {
        // Told on stderr by whoever ran the function.
        writeGatewayError(res, 500, 'Internal Server Error');
      }
    },
  };
}
