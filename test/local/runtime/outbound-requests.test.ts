import { once } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createActivity } from '../../../local/clock/activity.ts';
import { countRequests } from '../../../local/outbound-requests.ts';

test('a request under way is work, also while another branch of the same piece waits for the clock', async () => {
  const held: ServerResponse[] = [];
  const server = createServer((_, res) => held.push(res)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const activity = createActivity();
  const stop = countRequests(activity);
  const clock = Promise.withResolvers<void>();
  let idle = false;

  const piece = activity.run(async () => {
    const asked = request({ port, host: '127.0.0.1' }).end();
    const answered = once(asked, 'response').then(([res]) => res.resume());
    await Promise.all([answered, activity.waiting(() => clock.promise)]);
  });
  const quiet = activity.idle().then(() => {
    idle = true;
  });
  await once(server, 'request');
  expect(idle).toBe(false);
  held[0]?.end('there');
  await quiet;
  expect(idle).toBe(true);

  clock.resolve();
  await piece;
  await activity.idle();
  stop();
  server.close();
});
