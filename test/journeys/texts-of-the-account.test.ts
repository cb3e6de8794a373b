import { expect } from 'vitest';
import * as z from 'zod';
import { NotificationRuleView } from '../../core/contracts/notification-rules.ts';
import { FieldError } from '../../core/contracts/problem.ts';
import { TemplateVersionView, TemplateView } from '../../core/contracts/template-parts.ts';
import { DEMO_CUSTOMER } from '../../local/seed/demo.ts';
import { type ApiClient, bodyOf } from '../support/api-client.ts';
import { ANA, DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { book, customerReads, readJob, tap } from '../support/visits.ts';

const Rules = z.object({ items: z.array(NotificationRuleView) });

/** Where the texts of a rule stand. */
async function textsOf(as: ApiClient, name: string): Promise<string> {
  const { items } = bodyOf(Rules, await as.get('/v1/notification-rules'), 200);
  const rule = items.find((each) => each.name === name);
  if (!rule) throw new Error(`there is no rule ${name}`);
  return `/v1/notification-rules/${rule.id}`;
}

const save = (as: ApiClient, rule: string, place: string, body: object) =>
  as.send('PUT', `${rule}/templates/${place}`, body);

journey(
  'what the account has written itself reaches the customer, and the job says in which version',
  async (app, mail) => {
    const ana = await app.become(ANA);
    const rule = await textsOf(ana, 'On the way');
    const first = bodyOf(
      TemplateView,
      await save(ana, rule, 'en/sms', {
        version: 0,
        text: '{{ technician | default: "We" }} left, {{ customer_name }}.',
      }),
      200,
    );
    expect(first).toMatchObject({ version: 1, isOwn: true, by: { name: 'Ana Ortiz' } });
    const words = {
      text: 'hello {{ customer_name }}: {{ technician | default: "a colleague" }} comes {{ arrival | default: "soon" }}.',
    };
    const second = bodyOf(TemplateView, await save(ana, rule, 'en/sms', { version: 1, ...words }), 200);
    expect(second.version).toBe(2);

    const dee = await app.become(DEE);
    const visit = await book(app, dee, 2, [JOHN]);
    await mail.expect(customerReads('you are booked'));
    await tap(await app.become(JOHN), visit, 'TRAVELING');
    await app.advance(120);
    await mail.expect(customerReads(/: hello Maria Lopez: John Smith comes between 12:00 PM and 2:00 PM\.$/));
    const { messages } = await readJob(dee);
    expect(
      messages.map(({ facts, writtenWith }) => [facts, writtenWith?.language, writtenWith?.templates]),
    ).toMatchObject([
      [['booked'], 'en', [{ version: 0 }]],
      [['on_the_way'], 'en', [{ version: 2 }]],
    ]);

    const Versions = z.object({ items: z.array(TemplateVersionView) });
    const { items } = bodyOf(Versions, await ana.get(`${rule}/templates/en/sms/versions`), 200);
    expect(items.map(({ version, words: said }) => [version, said?.text.slice(0, 5)])).toEqual([
      [2, 'hello'],
      [1, '{{ te'],
    ]);
    const back = bodyOf(TemplateView, await save(ana, rule, 'en/sms', { version: 2, useDefault: true }), 200);
    expect(back).toMatchObject({ version: 3, isOwn: false, words: back.default });
  },
);

journey(
  'each reason why a text is not saved has its own sentence and its place, and nothing is saved',
  async (app, mail) => {
    const ana = await app.become(ANA);
    const rule = await textsOf(ana, 'Booked');
    const Refused = z.object({ errors: z.array(FieldError) });
    const said = new Set<string>();
    const refused: [place: string, body: object, field: string][] = [
      ['en/sms', { text: 'Hi {{ custmer_name }}' }, 'text'],
      ['en/sms', { text: 'Hi {{ customer_name' }, 'text'],
      ['en/sms', { text: '{{ technician }} comes' }, 'text'],
      ['en/sms', { text: '{% for x in y %}x{% endfor %}' }, 'text'],
      ['en/sms', { text: 'Reply STOP to end this' }, 'text'],
      ['en/sms', { text: 'word '.repeat(100) }, 'text'],
      ['es/sms', { text: 'Vea bit.ly/abc' }, 'text'],
      ['en/sms', { text: 'See https://evil.example/x' }, 'text'],
      ['en/email', { subject: 'One\r\nBcc: two@example.com', text: 'ok' }, 'subject'],
      ['en/email', { text: 'ok' }, 'subject'],
      ['en/sms', { subject: 'no', text: 'ok' }, 'subject'],
      ['en/sms', {}, 'text'],
    ];
    for (const [place, body, field] of refused) {
      const { errors } = bodyOf(Refused, await save(ana, rule, place, { version: 0, ...body }), 422);
      expect(errors.map((each) => each.field)).toContain(field);
      for (const { message } of errors) said.add(message);
    }
    expect(said.size).toBeGreaterThanOrEqual(refused.length - 1);
    const Texts = z.object({ items: z.array(TemplateView) });
    const { items } = bodyOf(Texts, await ana.get(`${rule}/templates`), 200);
    expect(items.map(({ version, isOwn }) => [version, isOwn])).toEqual(Array(4).fill([0, false]));
    await mail.expect();
  },
);

journey(
  'saved twice at once, one is told that somebody else was quicker; asked again for what stands, it stands',
  async (app) => {
    const ana = await app.become(ANA);
    const rule = await textsOf(ana, 'Booked');
    const both = ['one', 'two'].map((text) => save(ana, rule, 'en/sms', { version: 0, text }));
    const answers = await Promise.all(both);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winners = answers.filter(({ status }) => status === 200).map((answer) => bodyOf(TemplateView, answer, 200));
    const text = winners[0]?.words.text;
    expect((await save(ana, rule, 'en/sms', { version: 0, text })).status).toBe(200);
    expect((await save(await app.become(DEE), rule, 'en/sms', { version: 1, text: 'x' })).status).toBe(403);
  },
);

journey(
  'a text is tried out: seen by both channels, played with three technicians, and sent to oneself',
  async (app, mail) => {
    const ana = await app.become(ANA);
    const rule = await textsOf(ana, 'On the way');
    const Preview = z.object({
      sms: z.object({ text: z.string(), encoding: z.string(), segments: z.int(), price: z.number() }).optional(),
      email: z.object({ html: z.string() }).optional(),
      problems: z.array(FieldError),
    });
    const draft = { language: 'es', sms: { text: 'vamos, {{ customer_name }}' } };
    const seen = bodyOf(Preview, await ana.post(`${rule}/preview`, draft), 200);
    expect(seen.sms).toMatchObject({ encoding: 'GSM-7', segments: 1, price: 0.0079 });
    expect(seen.sms?.text).toMatch(/: vamos, Maria Lopez$/);
    expect(seen.email?.html).toContain('va en camino');

    const wrong = bodyOf(
      Preview,
      await ana.post(`${rule}/preview`, { language: 'en', sms: { text: '{{ eta }}' } }),
      200,
    );
    expect(wrong.sms).toBeUndefined();
    expect(wrong.problems).toMatchObject([{ field: 'sms.text', at: { line: 1, column: 1 } }]);

    const visit = await book(app, ana, 3, [JOHN]);
    await mail.expect(customerReads('you are booked'));
    const real = bodyOf(Preview, await ana.post(`${rule}/preview`, { language: 'en', appointmentId: visit.id }), 200);
    expect(real.sms?.text).toContain('John Smith is on the way, arriving between 1:00 PM and 3:00 PM');

    const Simulation = z.object({ moves: z.array(z.unknown()), messages: z.array(z.object({ text: z.string() })) });
    const played = bodyOf(Simulation, await ana.post(`${rule}/simulate`, { language: 'en', technicians: 3 }), 200);
    expect(played.moves).toHaveLength(10);
    expect(played.messages.map(({ text }) => text)).toEqual([expect.stringContaining('John Smith is on the way')]);

    expect((await ana.post(`${rule}/send-test`, { ...draft, channel: 'sms' })).status).toBe(202);
    expect((await ana.post(`${rule}/send-test`, { ...draft, channel: 'sms' })).status).toBe(429);
    await mail.expect({ to: ANA.phone, class: 'staff', says: ': vamos, Maria Lopez' });
  },
);

journey(
  'a customer who speaks Spanish is told in Spanish: in the account’s own words, else in the default ones',
  async (app, mail) => {
    const ana = await app.become(ANA);
    const rule = await textsOf(ana, 'On the way');
    const text =
      '¡hola {{ customer_name }}! {{ technician | default: "Un colega" }} llega {{ arrival | default: "pronto" }}.';
    expect((await save(ana, rule, 'es/sms', { version: 0, text })).status).toBe(200);
    const dee = await app.become(DEE);
    expect((await dee.send('PATCH', `/v1/customers/${DEMO_CUSTOMER.id}`, { language: 'es' })).status).toBe(200);
    const visit = await book(app, dee, 2, [JOHN]);
    await mail.expect(customerReads('tiene una cita: lun 1 jun, 12:00 PM a 2:00 PM. Le avisaremos'));
    await tap(await app.become(JOHN), visit, 'TRAVELING');
    await app.advance(120);
    await mail.expect(customerReads('¡hola Maria Lopez! John Smith llega entre las 12:00 PM y las 2:00 PM.'));
    const { messages } = await readJob(dee);
    expect(messages.map(({ writtenWith }) => [writtenWith?.language, writtenWith?.templates[0]?.version])).toEqual([
      ['es', 0],
      ['es', 1],
    ]);
  },
);
