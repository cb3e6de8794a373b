import { expect } from 'vitest';
import { ChannelsView } from '../../core/contracts/channels.ts';
import { TicketSummary } from '../../core/contracts/tickets.ts';
import { bodyOf, listIn, problemIn } from '../support/api-client.ts';
import { ANA, DEE } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { ACCOUNTING, escalateTask, FRONT_DESK, SERVICE, saveChannels } from '../support/tickets.ts';

journey('who saves channels that were changed meanwhile is told, and overwrites nothing', async (app, mail) => {
  const { version } = await saveChannels(app, {});
  const ana = await app.become(ANA);
  const save = (service: string) =>
    ana.send('PUT', '/v1/channels', {
      service: { recipients: [service] },
      accounting: { recipients: [ACCOUNTING] },
      other: { recipients: [FRONT_DESK] },
      version,
    });
  expect(bodyOf(ChannelsView, await save('first@northside.example'), 200).version).toBe(version + 1);
  expect(problemIn(await save('second@northside.example'))).toMatchObject({ status: 409, type: 'conflict' });
  const now = bodyOf(ChannelsView, await ana.get('/v1/channels'), 200);
  expect(now.service.recipients).toEqual(['first@northside.example']);
  await mail.expect();
});

journey(
  'the tickets of an own channel are listed by it, also after it was taken out of the settings',
  async (app, mail) => {
    const warranty = { name: 'Warranty', recipients: ['warranty@northside.example'] };
    await saveChannels(app, {}, { more: { warranty }, categoryMap: { technical: { channel: 'warranty' } } });
    const own = await escalateTask(app, { category: 'technical' });
    const other = await escalateTask(app, { category: 'complaint' });
    await mail.expect(
      { to: 'warranty@northside.example', class: 'staff', says: own.ticket.number },
      { to: SERVICE, class: 'staff', says: other.ticket.number },
    );
    const dee = await app.become(DEE);
    const numbers = async (query: string) =>
      listIn(TicketSummary, await dee.get(`/v1/tickets?${query}`)).map(({ number }) => number);
    expect(await numbers('channel=warranty')).toEqual([own.ticket.number]);
    await saveChannels(app, {}, { more: {}, categoryMap: { technical: { channel: 'service' } } });
    expect(await numbers('channel=warranty')).toEqual([own.ticket.number]);
    await dee.post(`/v1/tickets/${own.ticket.number}/claim`);
    expect(await numbers('channel=warranty')).toEqual([]);
    expect(await numbers('channel=warranty&status=claimed')).toEqual([own.ticket.number]);
    expect(await numbers('status=open')).toEqual([other.ticket.number]);
  },
);
