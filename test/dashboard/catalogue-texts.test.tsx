// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Me } from '../../core/contracts/login.ts';
import type { TemplateView } from '../../core/contracts/template-parts.ts';
import { TEXTS } from '../../core/text/text-design.ts';
import { groupOf, TextName } from '../../core/text/text-name.ts';
import { CatalogueTextPage } from '../../dashboard/desk/texts/catalogue-text-page.tsx';
import { CatalogueTextsPage } from '../../dashboard/desk/texts/catalogue-texts-page.tsx';
import { catalogueTexts, groupOfText, isToCustomer, nameOfText } from '../../dashboard/words/en-catalogue-texts.ts';
import { fakeApi } from './fake-api.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ME = {
  id: 'per_A',
  name: 'Ana',
  roles: ['manager'],
  account: { name: 'Northside', zone: 'UTC' },
} as unknown as Me;
const SMS = { text: 'Call 4821', encoding: 'GSM-7', segments: 2, price: 0.0158, costly: [] };
const text = (language: 'en' | 'es', channel: 'sms' | 'email'): TemplateView => {
  const words = { text: `${language} ${channel}`, ...(channel === 'email' ? { subject: 'Subject' } : {}) };
  return { language, channel, version: 0, isOwn: false, words, default: words };
};
const SMS_ONLY = [text('en', 'sms'), text('es', 'sms')];
const BOTH = [...SMS_ONLY, text('en', 'email'), text('es', 'email')];

const shown = (...parts: object[]) => ({ status: 200, body: Object.assign({ problems: [] }, ...parts) });
const texts = (items: TemplateView[]) => ({ status: 200, body: { fields: [], items } });

test('every text of the catalogue has its own name, its group in words, and whether a customer reads it', () => {
  const names = TextName.options.map(nameOfText);
  expect(names).not.toContain(undefined);
  expect(new Set(names).size).toBe(TextName.options.length);
  for (const name of TextName.options) {
    expect([name, groupOfText(name)]).toEqual([name, catalogueTexts.groups[groupOf(name)]]);
    expect([name, isToCustomer(name)]).toEqual([name, TEXTS[name].toCustomer === true]);
  }
  expect(['nope', 'constructor', ''].map(nameOfText)).toEqual([undefined, undefined, undefined]);
});

test('the texts stand in their groups, with a sample and where own words stand', async () => {
  const own = [
    { language: 'es', channel: 'email' },
    { language: 'en', channel: 'email' },
    { language: 'en', channel: 'sms' },
  ];
  const items = [
    { name: 'page', group: 'escalations', sms: 'Call 4821: no heat', own },
    { name: 'reply_help', group: 'replies', sms: 'Reply 1 or 2', own: [] },
  ];
  fakeApi({ 'GET /v1/texts': () => ({ status: 200, body: { items } }) });
  render(<CatalogueTextsPage />);
  const page = await screen.findByRole('link', { name: 'Page to whoever is on call' });
  expect(page.getAttribute('href')).toBe('/texts/page');
  const calls = within(screen.getByRole('region', { name: 'Escalations' }));
  expect(calls.getByText('Call 4821: no heat')).toBeTruthy();
  expect(calls.getByText('Own words: English SMS and email, Spanish email')).toBeTruthy();
  expect(calls.queryByText('How to answer')).toBeNull();
  const replies = within(screen.getByRole('region', { name: 'Answers to SMS' }));
  expect(replies.getByRole('link', { name: 'How to answer' })).toBeTruthy();
  expect(replies.queryByText(/Own words/)).toBeNull();
});

test('an answer to an SMS has no email, on screen or in what the API is asked', async () => {
  const calls = fakeApi({
    'GET /v1/texts/reply_help': () => texts(SMS_ONLY),
    'POST /v1/texts/reply_help/preview': () => shown({ sms: SMS }),
  });
  render(<CatalogueTextPage name="reply_help" me={ME} mayEdit />);
  expect(await screen.findByText('2 segments, GSM-7, $0.0158')).toBeTruthy();
  expect(screen.getByText('Answers to SMS')).toBeTruthy();
  expect(screen.queryByLabelText('Text of the email')).toBeNull();
  expect(screen.queryByRole('heading', { name: 'Email' })).toBeNull();
  expect(calls.at(-1)?.body).toEqual({ language: 'en', sms: { text: 'en sms' } });
});

test('own words are saved where the catalogue keeps them, and what stood before is listed', async () => {
  const saved = { ...text('en', 'sms'), version: 1, isOwn: true, words: { text: 'Ours' } };
  const by = { id: 'per_A', name: 'Ana' };
  const versions = [{ version: 1, words: { text: 'Ours' }, at: '2026-06-01T10:00:00.000Z', by }];
  const calls = fakeApi({
    'GET /v1/texts/page': () => texts(BOTH),
    'POST /v1/texts/page/preview': () => shown({ sms: SMS }),
    'PUT /v1/texts/page/en/sms': () => ({ status: 200, body: saved }),
    'GET /v1/texts/page/en/sms/versions': () => ({ status: 200, body: { items: versions } }),
    'POST /v1/texts/page/send-test': () => ({ status: 202 }),
  });
  render(<CatalogueTextPage name="page" me={ME} mayEdit />);
  fireEvent.input(await screen.findByLabelText('Text of the SMS'), { target: { value: 'Ours' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save the SMS' }));
  expect(await screen.findByText('Saved as version 1.')).toBeTruthy();
  expect(calls.find(({ route }) => route.startsWith('PUT'))?.body).toEqual({ version: 0, text: 'Ours' });
  expect(screen.getByText('Your own text')).toBeTruthy();
  fireEvent.click(screen.getByText('Earlier versions of the SMS'));
  expect(await screen.findByRole('button', { name: 'Put version 1 into the field' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Send me the SMS' }));
  expect(await screen.findByText('On its way to you.')).toBeTruthy();
  const sent = { language: 'en', channel: 'sms', sms: { text: 'Ours' } };
  expect(calls.find(({ route }) => route.endsWith('send-test'))?.body).toEqual(sent);
  expect(screen.queryByRole('button', { name: /Play it/ })).toBeNull();
});

test('while the text is wrong the message before it is marked as such', async () => {
  const at = { offset: 4, length: 0, line: 1, column: 5 };
  const problems = [{ field: 'sms.text', message: 'must have {{ link }}', at }];
  fakeApi({
    'GET /v1/texts/page': () => texts(BOTH),
    'POST /v1/texts/page/preview': ({ body }) =>
      (body as { sms: { text: string } }).sms.text === 'Call' ? shown({ problems }) : shown({ sms: SMS }),
  });
  render(<CatalogueTextPage name="page" me={ME} mayEdit />);
  expect(await screen.findByText('Call 4821')).toBeTruthy();
  const before = 'As it was before. What is wrong has to be put right first.';
  expect(screen.queryByText(before)).toBeNull();
  fireEvent.input(screen.getByLabelText('Text of the SMS'), { target: { value: 'Call' } });
  expect(await screen.findByText(before)).toBeTruthy();
  expect(screen.getByText('Call 4821')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Line 1, character 5:' })).toBeTruthy();
});

test('the heading of an email is shown where the subject does not say it', async () => {
  const email = { subject: 'Your code', text: '7301\n\nIt works for 10 minutes.', html: '' };
  fakeApi({
    'GET /v1/texts/login_code': () => texts(BOTH),
    'POST /v1/texts/login_code/preview': () => shown({ sms: SMS, email }),
  });
  render(<CatalogueTextPage name="login_code" me={ME} mayEdit />);
  expect(await screen.findByText('7301')).toBeTruthy();
});

test.each([
  ['caller_waits', true],
  ['page', false],
] as const)('only what a customer reads begins with the contractor’s name: %s', async (name, begins) => {
  fakeApi({ [`GET /v1/texts/${name}`]: () => texts(BOTH) });
  render(<CatalogueTextPage name={name} me={ME} mayEdit={false} />);
  await screen.findByLabelText('Text of the SMS');
  expect(screen.getByText(/A manager or an administrator can change this/)).toBeTruthy();
  expect(screen.queryByText(/Begins with “Northside: ”/) !== null).toBe(begins);
  expect(screen.queryByText('As the customer reads it') !== null).toBe(begins);
  expect(screen.queryByRole('button', { name: 'Save the SMS' })).toBeNull();
});
