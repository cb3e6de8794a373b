import { expect } from 'vitest';
import { Me } from '../../core/contracts/login.ts';
import { type Answer, bodyOf, problemIn } from '../support/api-client.ts';
import { BRIAN, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';

/** All of an answer but the secret in its cookie. */
const bytesOf = ({ status, headers, text }: Answer) => ({
  ...{ status, text },
  headers: [...headers].map(([name, value]) => [name, value.replace(/__Host-challenge=[^;]*/, '')]),
});

const ask = async (app: Callout, identifier: string) => {
  const browser = app.api();
  return { browser, answer: await browser.post('/v1/login', { identifier }) };
};

const lastCode = async (app: Callout, to: string) => {
  await app.advance(0);
  const item = (await app.tray()).findLast((each) => each.to === to && each.class === 'code');
  return /(?<!\d)\d{8}(?!\d)/.exec(item?.text ?? '')?.[0] ?? '';
};
const wrong = (code: string) => (code === '11111111' ? '22222222' : '11111111');

journey(
  'a known and an unknown identifier are answered with the same bytes, and only the known one gets a code',
  async (app, mail) => {
    const known = await ask(app, JOHN.phone);
    const unknown = await ask(app, '+13125550155');
    const unknownEmail = await ask(app, 'nobody@northside.example');
    expect(known.answer.status).toBe(202);
    expect(bytesOf(unknown.answer)).toEqual(bytesOf(known.answer));
    expect(bytesOf(unknownEmail.answer)).toEqual(bytesOf(known.answer));
    await mail.expect({ to: JOHN.phone, class: 'code' });

    const code = await lastCode(app, JOHN.phone);
    const login = (identifier: string) => ({ identifier, code: wrong(code) });
    const denied = await known.browser.post('/v1/login/verify', login(JOHN.phone));
    const deniedUnknown = await unknown.browser.post('/v1/login/verify', login('+13125550155'));
    expect(problemIn(denied)).toMatchObject({ status: 422, fields: ['code'] });
    expect(bytesOf(deniedUnknown)).toEqual(bytesOf(denied));
  },
);

journey('the code of a text or an email signs in, once, in the browser that asked', async (app, mail) => {
  for (const identifier of [JOHN.phone, '(312) 555-0102', 'John@Northside.example']) {
    const { browser } = await ask(app, identifier);
    const to = identifier === '(312) 555-0102' ? BRIAN.phone : identifier.toLowerCase();
    const [item] = await mail.expect({ to, class: 'code' });
    expect(item?.text).not.toContain('http');
    const code = await lastCode(app, to);
    expect((await app.api().post('/v1/login/verify', { identifier, code })).status).toBe(422);
    const other = app.api({ '__Host-challenge': browser.cookies.get('__Host-challenge') ?? '' });
    const me = bodyOf(Me, await browser.post('/v1/login/verify', { identifier, code }), 200);
    expect(me.name).toBe(to === BRIAN.phone ? BRIAN.name : JOHN.name);
    expect((await browser.get('/v1/me')).status).toBe(200);
    expect(problemIn(await other.post('/v1/login/verify', { identifier, code })).fields).toEqual(['code']);
  }
});

journey('a session ends when its owner signs out', async (app, mail) => {
  const john = await app.login(JOHN.email);
  await mail.expect({ to: JOHN.email, class: 'code' });
  const copy = app.api(Object.fromEntries(john.cookies));
  expect((await copy.get('/v1/me')).status).toBe(200);
  expect((await john.send('DELETE', '/v1/session')).status).toBe(204);
  expect((await copy.get('/v1/me')).status).toBe(401);
});

journey('a code is good for ten minutes', async (app, mail) => {
  const { browser } = await ask(app, JOHN.phone);
  await mail.expect({ to: JOHN.phone, class: 'code' });
  const code = await lastCode(app, JOHN.phone);
  await app.advance(10 * 60);
  const late = await browser.post('/v1/login/verify', { identifier: JOHN.phone, code });
  expect(problemIn(late)).toMatchObject({ status: 422, fields: ['code'] });
});

journey('after five wrong codes the right one is wrong, too', async (app, mail) => {
  const { browser } = await ask(app, JOHN.phone);
  await mail.expect({ to: JOHN.phone, class: 'code' });
  const code = await lastCode(app, JOHN.phone);
  const verify = (tried: string) => browser.post('/v1/login/verify', { identifier: JOHN.phone, code: tried });
  for (let attempt = 0; attempt < 5; attempt++) expect((await verify(wrong(code))).status).toBe(422);
  expect(problemIn(await verify(code))).toMatchObject({ status: 422, fields: ['code'] });

  await app.advance(30);
  await app.login(JOHN.phone);
  await mail.expect({ to: JOHN.phone, class: 'code' });
});

journey('codes are thirty seconds apart and five an hour, and over that the answer is the same', async (app, mail) => {
  const first = await ask(app, JOHN.phone);
  const tooSoon = await ask(app, JOHN.phone);
  expect([first.answer.status, tooSoon.answer.status, tooSoon.answer.text]).toEqual([202, 202, first.answer.text]);
  await mail.expect({ to: JOHN.phone, class: 'code' });
  // The one that came too soon has used up nothing.
  for (let n = 2; n <= 5; n++) {
    await app.advance(30);
    await ask(app, JOHN.phone);
    await mail.expect({ to: JOHN.phone, class: 'code' });
  }
  await app.advance(30);
  expect((await ask(app, JOHN.phone)).answer.status).toBe(202);
  await mail.expect();
  await app.advance(60 * 60);
  await ask(app, JOHN.phone);
  await mail.expect({ to: JOHN.phone, class: 'code' });
});
