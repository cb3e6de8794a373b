/** The page's way to the local server. Both throw an Error whose message can be shown. */

/** The JSON at `path`. */
export async function get(path) {
  return answerOf(await fetch(path, { headers: { accept: 'application/json' } }));
}

/** Posts `body` as JSON; answers what came back, or undefined. */
export async function post(path, body) {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  return answerOf(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function answerOf(response) {
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '') && text ? JSON.parse(text) : undefined;
  if (response.ok) return json;
  throw new Error(json?.detail ?? json?.title ?? `The server answered ${response.status}.`);
}
