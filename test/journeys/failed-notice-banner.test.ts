import { expect } from 'vitest';
import * as z from 'zod';
import { FailedNoticeView } from '../../core/contracts/failed-notices.ts';
import { type ApiClient, bodyOf, problemIn } from '../support/api-client.ts';
import { ALEX, ANA, BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';

const Banner = z.object({ items: z.array(FailedNoticeView) });
const banner = async (as: ApiClient) => bodyOf(Banner, await as.get('/v1/failed-notices'), 200).items;

journey(
  'a notice that a provider refuses for 15 minutes stands on every desk until somebody sees to it',
  async (app, mail) => {
    const { number } = await escalateDemoJob(app);
    await mail.expect(...pagesTo(JOHN, number));
    await app.advance(5 * 60);
    await mail.expect(...pagesTo(BRIAN, number));
    await app.fault({ channel: 'sms', behaviour: 'throttle', count: 1000 });
    await app.advance(6 * 60);
    const dee = await app.become(DEE);
    expect(await banner(dee)).toEqual([]);
    await app.advance(16 * 60);
    const [notice, ...more] = await banner(dee);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ to: 'Dee Park', kind: 'expired', number, why: 'Throttling' });

    const ana = await app.become(ANA);
    const id = notice?.id ?? '';
    const seen = await Promise.all([dee, ana].map((each) => each.post(`/v1/failed-notices/${id}/seen`)));
    expect(seen.map(({ status }) => status)).toEqual([204, 204]);
    expect(await banner(dee)).toEqual([]);
    await app.advance(60 * 60);
    expect(await banner(ana)).toEqual([]);
  },
);

journey(
  'a notice that is refused for good stands there at once; the banner is the office’s alone',
  async (app, mail) => {
    const { number } = await escalateDemoJob(app);
    await mail.expect(...pagesTo(JOHN, number));
    await app.fault({ channel: 'sms', behaviour: 'refused', count: 1 });
    await (await app.become(DEE)).post(`/v1/escalations/${number}/stop`, { reason: 'Duplicate call' });
    await app.advance(60);
    const dee = await app.become(DEE);
    expect(await banner(dee)).toMatchObject([{ to: 'John Smith', kind: 'stopped', number }]);
    expect(problemIn(await (await app.become(ALEX)).get('/v1/failed-notices')).status).toBe(403);
    const nothing = await dee.post(`/v1/failed-notices/fln_${'A'.repeat(43)}/seen`);
    expect(problemIn(nothing).status).toBe(404);
    expect((await dee.post('/v1/failed-notices/nonsense/seen')).status).toBeGreaterThanOrEqual(400);
    await mail.expect();
  },
);

journey('a notice that gets through late is none', async (app, mail) => {
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  await app.fault({ channel: 'sms', behaviour: 'throttle', count: 6 });
  const dee = await app.become(DEE);
  await dee.post(`/v1/escalations/${number}/stop`, { reason: 'Duplicate call' });
  await app.advance(5 * 60);
  await mail.expect(noticeTo(JOHN, 'Duplicate call'));
  expect(await banner(dee)).toEqual([]);
});
