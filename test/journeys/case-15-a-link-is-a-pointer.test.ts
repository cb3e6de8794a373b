import { expect } from 'vitest';
import { escalateDemoJob, JOHN, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

const BROWSER = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15';
const ROBOT = 'Mozilla/5.0 (compatible; LinkPreview/1.0)';

journey('robots that open a link as often as they like change nothing and log nobody in', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  const [page] = await mail.expect(...pagesTo(JOHN, number));
  const link = /http\S+\/e\/\d+/.exec(page?.text ?? '')?.[0];
  expect(link).toBe(`${app.url}/e/${number}`);
  const before = await readEscalation(app, number);

  const bodies = new Set<string>();
  for (const agent of [BROWSER, ROBOT])
    for (const method of ['GET', 'HEAD', 'GET', 'GET']) {
      const answer = await fetch(`${app.url}/e/${number}`, { method, headers: { 'user-agent': agent, accept: '*/*' } });
      expect([method, answer.status]).toEqual([method, 200]);
      expect(answer.headers.getSetCookie()).toEqual([]);
      const body = await answer.text();
      if (method === 'GET') bodies.add(body);
      else expect(body).toBe('');
    }
  // The same bytes for a robot and a person, and for a number that does not exist: nothing can be learnt from them.
  bodies.add(await (await fetch(`${app.url}/e/9999999`, { headers: { accept: '*/*' } })).text());
  expect(bodies.size).toBe(1);
  expect([...bodies][0]).not.toContain(number);

  await mail.expect();
  expect(await readEscalation(app, number)).toEqual(before);
});

journey('signed out, every way to act on a link is refused', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const stranger = app.api();
  for (const action of ['accept', 'pass', 'stop', 'release', 'on-my-way']) {
    const refused = await stranger.post(
      `/v1/escalations/${number}/${action}`,
      action === 'stop' ? { reason: 'x' } : {},
    );
    expect([action, refused.status]).toEqual([action, 401]);
  }
  expect((await stranger.get(`/v1/escalations/${number}`)).status).toBe(401);
  expect((await stranger.get(`/v1/escalations/${number}/accept`)).status).toBe(404);
  expect(await readEscalation(app, number)).toMatchObject({ status: 'pending' });
});

journey('who is signed in accepts by two taps: the link, and the button', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const john = await app.login(JOHN.phone);
  await mail.expect({ to: JOHN.phone, class: 'code' });
  // That call runs out; at the next one he is still signed in.
  await app.advance(2 * 60 * 60);
  await mail.take();
  const next = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, next.number));
  expect((await john.get(`/e/${next.number}`)).status).toBe(200);
  expect((await john.post(`/v1/escalations/${next.number}/accept`)).status).toBe(200);
});
