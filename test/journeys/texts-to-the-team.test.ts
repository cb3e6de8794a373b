import { expect } from 'vitest';
import * as z from 'zod';
import { Me } from '../../core/contracts/login.ts';
import { PersonView } from '../../core/contracts/people.ts';
import { FieldError } from '../../core/contracts/problem.ts';
import {
  TemplatePreview,
  TemplatesView,
  TemplateVersionView,
  TemplateView,
} from '../../core/contracts/template-parts.ts';
import { listTexts } from '../../core/contracts/texts.ts';
import { type ApiClient, bodyOf, problemIn } from '../support/api-client.ts';
import { ANA, BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import { settle } from '../support/setting-up.ts';

const save = (as: ApiClient, place: string, body: object) => as.send('PUT', `/v1/texts/${place}`, body);
const PAGE = 'WAKE UP, {{ account_name }}: {{ summary }} ({{ number }}). {{ how_to_answer | default: "" }} {{ link }}';

journey('the account says a page in its own words, and goes back to ours', async (app, mail) => {
  const ana = await app.become(ANA);
  const saved = bodyOf(TemplateView, await save(ana, 'page/en/sms', { version: 0, text: PAGE }), 200);
  expect(saved).toMatchObject({ version: 1, isOwn: true, words: { text: PAGE }, by: { name: 'Ana Ortiz' } });
  const { items } = bodyOf(listTexts.answers[200], await ana.get('/v1/texts'), 200);
  expect(items.find(({ name }) => name === 'page')).toMatchObject({
    sms: expect.stringMatching(/^WAKE UP, Northside/),
    own: [{ language: 'en', channel: 'sms' }],
  });
  expect(items.filter(({ own }) => own.length > 0)).toHaveLength(1);

  const { number } = await escalateDemoJob(app);
  const [sms] = await mail.expect(
    { to: JOHN.phone, class: 'page', says: /\nWAKE UP, Northside Heating & Air: No heat, furnace short-cycling \(/ },
    { to: JOHN.email, class: 'page', says: `Call ${number}` },
  );
  const code = /Reply 1 (\d{4})/.exec(sms?.text ?? '')?.[1];
  await app.sms(JOHN.phone, `1 ${code}`);
  await mail.expect(noticeTo(JOHN, `You have call ${number}`));

  const back = bodyOf(TemplateView, await save(ana, 'page/en/sms', { version: 1, useDefault: true }), 200);
  expect(back).toMatchObject({ version: 2, isOwn: false, words: back.default });
  const Versions = z.object({ items: z.array(TemplateVersionView) });
  const versions = bodyOf(Versions, await ana.get('/v1/texts/page/en/sms/versions'), 200);
  expect(versions.items.map(({ version, words }) => [version, words?.text])).toEqual([
    [2, undefined],
    [1, PAGE],
  ]);
});

journey('whoever reads Spanish is paged, answered and let in in Spanish; the others are not', async (app, mail) => {
  const john = await app.become(JOHN);
  expect(bodyOf(Me, await john.send('PATCH', '/v1/me', { language: 'es' }), 200)).toMatchObject({ language: 'es' });
  const { number } = await escalateDemoJob(app);
  const [sms] = await mail.expect(
    {
      ...{ to: JOHN.phone, class: 'page' },
      says: new RegExp(
        `\\nNorthside Heating & Air, llamada ${number}: .* Responda 1 \\d{4} para aceptar, 2 \\d{4} para pasar`,
      ),
    },
    { to: JOHN.email, class: 'page', says: `Llamada ${number}` },
  );
  const code = /Responda 1 (\d{4})/.exec(sms?.text ?? '')?.[1];
  await app.sms(JOHN.phone, '1 0000');
  await mail.expect(noticeTo(JOHN, 'Esta clave no existe'));
  await app.sms(JOHN.phone, `2 ${code}`);
  await mail.expect(noticeTo(JOHN, `La llamada ${number} pasa a la siguiente persona`), ...pagesTo(BRIAN, number));
  await app.login(JOHN.phone);
  await mail.expect({ to: JOHN.phone, class: 'code', says: 'es su clave de acceso a Callout' });
  await app.login(DEE.phone);
  await mail.expect({ to: DEE.phone, class: 'code', says: 'is your Callout sign-in code' });
});

journey('the account’s language is that of everybody who has none of his own', async (app, mail) => {
  await settle(app, { language: 'es' });
  const ana = await app.become(ANA);
  await ana.post('/v1/me/test-notification');
  await app.advance(0);
  await mail.expect(
    { to: ANA.phone, class: 'staff', says: 'esto es una prueba' },
    { to: ANA.email, class: 'staff', says: 'Esto es una prueba' },
  );
  const english = await ana.send('PATCH', `/v1/people/${JOHN.id}`, { language: 'en' });
  expect(bodyOf(PersonView, english, 200)).toMatchObject({ language: 'en' });
  const { number } = await escalateDemoJob(app);
  await mail.expect(...pagesTo(JOHN, number));
  const account = bodyOf(PersonView, await ana.send('PATCH', `/v1/people/${JOHN.id}`, { language: null }), 200);
  expect(account.language).toBeUndefined();
});

journey('what would keep a text from doing what it is for is refused by name, and nothing is saved', async (app) => {
  const ana = await app.become(ANA);
  const Refused = z.object({ errors: z.array(FieldError) });
  const refused: [place: string, body: object, says: string][] = [
    ['page/en/sms', { text: '{{ number }} {{ link }}' }, 'must have {{ how_to_answer }}'],
    ['page/en/sms', { text: `${PAGE} {{ schedule }}` }, 'names “schedule”, which is not a field'],
    ['login_code/en/sms', { text: '{{ code }}: https://call.northside.example' }, 'only links that are fields'],
    ['reply_help/en/sms', { text: 'Reply STOP' }, 'carriers take the answer for an opt-out'],
    ['page/es/email', { text: '{{ names }}' }, 'must say something'],
  ];
  for (const [place, body, says] of refused) {
    const { errors } = bodyOf(Refused, await save(ana, place, { version: 0, ...body }), 422);
    expect(errors.map(({ message }) => message).join()).toContain(says);
  }
  expect((await save(ana, 'reply_help/en/email', { version: 0, subject: 'x', text: 'x' })).status).toBe(404);
  expect((await save(ana, 'no_such_text/en/sms', { version: 0, text: 'x' })).status).toBe(404);
  expect((await save(await app.become(DEE), 'page/en/sms', { version: 0, text: PAGE })).status).toBe(403);
  const both = await Promise.all(['A', 'B'].map((text) => save(ana, 'page/en/sms', { version: 0, text: text + PAGE })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const { fields, items } = bodyOf(TemplatesView, await ana.get('/v1/texts/page'), 200);
  const needed = fields.filter(({ neededIn }) => neededIn?.includes('sms')).map(({ name }) => name);
  expect(needed).toEqual(['number', 'how_to_answer', 'link']);
  expect(items.map(({ language, channel, version }) => [language, channel, version])).toEqual([
    ['en', 'sms', 1],
    ['en', 'email', 0],
    ['es', 'sms', 0],
    ['es', 'email', 0],
  ]);
});

journey('a text is tried out: seen by both channels with its price, and sent to oneself', async (app, mail) => {
  const ana = await app.become(ANA);
  const drafts = { language: 'es', sms: { text: PAGE }, email: { subject: '{{ nmber }}', text: 'x' } };
  const made = bodyOf(TemplatePreview, await ana.post('/v1/texts/page/preview', drafts), 200);
  expect(made.sms).toMatchObject({ segments: 1, encoding: 'GSM-7', price: 0.0079 });
  expect(made.sms?.text).toMatch(/^WAKE UP, Northside Heating & Air: No hay agua caliente \(4821\)\. Responda 1 7301/);
  expect(made.email).toBeUndefined();
  expect(made.problems.map(({ field }) => field)).toEqual(['email.subject']);
  const test = { language: 'en', sms: { text: PAGE }, channel: 'sms' };
  expect((await ana.post('/v1/texts/page/send-test', test)).status).toBe(202);
  await app.advance(0);
  await mail.expect({ to: ANA.phone, class: 'staff', says: /\nWAKE UP/ });
  expect((await ana.post('/v1/texts/page/send-test', test)).status).toBe(429);
  const byEmail = { language: 'en', channel: 'email' };
  expect(problemIn(await ana.post('/v1/texts/reply_help/send-test', byEmail)).fields).toEqual(['channel']);
});

journey('what the product says in its own name is shown, tried and sent in it', async (app, mail) => {
  const ana = await app.become(ANA);
  const CODE = '{{ account_name }} lets you in with {{ code }}.';
  const drafts = { language: 'en', sms: { text: CODE } };
  const made = bodyOf(TemplatePreview, await ana.post('/v1/texts/login_code/preview', drafts), 200);
  expect(made.sms?.text).toMatch(/^Callout lets you in with /);
  const { fields } = bodyOf(TemplatesView, await ana.get('/v1/texts/login_code'), 200);
  expect(fields.find(({ name }) => name === 'account_name')).toMatchObject({ sample: 'Callout' });
  bodyOf(TemplateView, await save(ana, 'login_code/en/sms', { version: 0, text: CODE }), 200);
  await app.login(DEE.phone);
  await mail.expect({ to: DEE.phone, class: 'code', says: /\nCallout lets you in with \d{8}\./ });
  const { items } = bodyOf(listTexts.answers[200], await ana.get('/v1/texts'), 200);
  expect(items.find(({ name }) => name === 'login_code')?.sms).toMatch(/^Callout lets you in/);
});
