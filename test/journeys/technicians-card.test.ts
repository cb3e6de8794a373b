import { expect } from 'vitest';
import { PersonView } from '../../core/contracts/people.ts';
import { jpegOf } from '../support/a-photo.ts';
import { bodyOf, problemIn } from '../support/api-client.ts';
import { tokenIn } from '../support/customer-page.ts';
import { ANA, BRIAN, DEE, JOHN } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';
import { book, customerReads } from '../support/visits.ts';

const BOOKED_RULE = '/v1/notification-rules/rul_00000000000000000000000001';

/** Sends bytes as somebody, which the API client does not. */
async function send(
  app: Callout,
  as: { cookies: ReadonlyMap<string, string> },
  id: string,
  bytes: Uint8Array<ArrayBuffer>,
  type = 'image/jpeg',
) {
  const cookie = [...as.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'content-type': type };
  return fetch(`${app.url}/v1/people/${id}/photo`, { method: 'PUT', headers, body: bytes });
}

journey(
  'a technician gives his photo, and the customer he comes to sees it with what he has learnt',
  async (app, mail) => {
    const [john, ana] = [await app.become(JOHN), await app.become(ANA)];
    const photo = jpegOf({});
    expect((await send(app, john, JOHN.id, photo)).status).toBe(200);
    const certifications = ['EPA 608 certified'];
    const person = await ana.send('PATCH', `/v1/people/${JOHN.id}`, { certifications });
    expect(bodyOf(PersonView, person, 200)).toMatchObject({ certifications, photo: expect.any(String) });
    const text =
      '{{ technician | default: "We" }} comes: {{ certifications | default: "-" }}. {{ link | default: "" }}';
    const saved = await ana.send('PUT', `${BOOKED_RULE}/templates/en/sms`, { version: 0, text });
    expect(saved.status).toBe(200);
    await book(app, await app.become(DEE), 48, [JOHN]);
    const [booked] = await mail.expect(customerReads('John Smith comes: EPA 608 certified.'));
    const page = `/v1/c/${tokenIn(booked)}`;
    expect((await app.api().get(page)).body).toMatchObject({
      crew: [{ name: 'John Smith', certifications, photo: true }],
    });
    const seen = await fetch(`${app.url}${page}/photos/${JOHN.id}`);
    expect([seen.status, seen.headers.get('content-type'), seen.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'no-store',
    ]);
    expect(new Uint8Array(await seen.arrayBuffer())).toEqual(photo);

    // There is no other way to it, and none to the photo of somebody who does not come.
    expect((await app.api().get(`/v1/people/${JOHN.id}/photo`)).status).toBe(401);
    await send(app, ana, BRIAN.id, photo);
    expect((await fetch(`${app.url}${page}/photos/${BRIAN.id}`)).status).toBe(404);
    expect((await john.send('DELETE', `/v1/people/${JOHN.id}/photo`)).status).toBe(200);
    expect((await fetch(`${app.url}${page}/photos/${JOHN.id}`)).status).toBe(404);
  },
);

journey('what is no photo, too large or somebody else’s to give is refused', async (app) => {
  const [john, ana] = [await app.become(JOHN), await app.become(ANA)];
  expect((await send(app, john, BRIAN.id, jpegOf({}))).status).toBe(404);
  expect((await send(app, john, JOHN.id, jpegOf({}), 'application/json')).status).toBe(415);
  expect((await send(app, john, JOHN.id, new Uint8Array(64 * 1024 + 1))).status).toBe(413);
  for (const bytes of [jpegOf({ beside: 0xe1 }), jpegOf({ width: 4000 }), new Uint8Array([1, 2, 3])])
    expect((await send(app, john, JOHN.id, bytes)).status).toBe(422);
  const many = Array.from({ length: 9 }, (_, n) => `Number ${n}`);
  const wrong = await ana.send('PATCH', `/v1/people/${JOHN.id}`, { certifications: many });
  expect(problemIn(wrong)).toMatchObject({ status: 422, fields: ['certifications'] });
  expect(bodyOf(PersonView, await ana.get(`/v1/people/${JOHN.id}`), 200).photo).toBeUndefined();
});
