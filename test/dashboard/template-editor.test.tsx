// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { MergeFieldView, TemplateView } from '../../core/contracts/template-parts.ts';
import { Simulation } from '../../dashboard/desk/texts/simulation.tsx';
import { TemplateEditor } from '../../dashboard/desk/texts/template-editor.tsx';
import { withField } from '../../dashboard/desk/texts/text-drafts.ts';
import { textsOfRule } from '../../dashboard/desk/texts/text-source.ts';
import { fakeApi, later, type Reaction } from './fake-api.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const RULE = '/v1/notification-rules/rul_1';
const field = (name: string, label: string, nullable: boolean): MergeFieldView => ({
  ...{ name, label, nullable, type: 'text', sample: null },
});
const text = (language: 'en' | 'es', channel: 'sms' | 'email', said: string): TemplateView => {
  const words = { text: said, ...(channel === 'email' ? { subject: 'Subject' } : {}) };
  return { language, channel, version: 0, isOwn: false, words, default: words };
};
const ITEMS = [
  text('en', 'sms', 'Hello '),
  text('en', 'email', 'Hi'),
  text('es', 'sms', 'Hola'),
  text('es', 'email', 'Buenas'),
];
const shown = (sms: string) => ({
  status: 200,
  body: {
    sms: { text: `Northside: ${sms}`, encoding: 'GSM-7', segments: 1, price: 0.0079, costly: [] },
    email: { subject: 'S', text: 'S\n\nbody', html: '' },
    problems: [],
  },
});

function open(mayEdit = true) {
  const saved = vi.fn();
  render(
    <TemplateEditor
      source={textsOfRule('rul_1')}
      isToCustomer
      under={(language) => <Simulation ruleId="rul_1" language={language} />}
      fields={[field('customer_name', 'Customer’s name', false), field('technician', 'Technician’s name', true)]}
      items={ITEMS}
      account={{ name: 'Northside', zone: 'UTC' }}
      mayEdit={mayEdit}
      onSaved={saved}
    />,
  );
  return { saved, sms: screen.getByLabelText('Text of the SMS') as HTMLTextAreaElement };
}

test('a field goes where the cursor is, and what may be missing waits for words between its quotation marks', () => {
  expect(withField('Hello , hi', { name: 'customer_name', nullable: false }, [6, 6])).toEqual({
    ...{ text: 'Hello {{ customer_name }}, hi', cursor: 25 },
  });
  const { text: put, cursor } = withField('a XX b', { name: 'technician', nullable: true }, [2, 4]);
  expect(put).toBe('a {{ technician | default: "" }} b');
  expect(put.slice(cursor - 1, cursor + 1)).toBe('""');
});

test('a chip puts its field into the text that was last in hand', async () => {
  fakeApi({ [`POST ${RULE}/preview`]: () => shown('x') });
  const { sms } = open();
  fireEvent.focus(sms);
  sms.setSelectionRange(6, 6);
  fireEvent.click(screen.getByRole('button', { name: 'Customer’s name' }));
  await vi.waitFor(() => expect(sms.value).toBe('Hello {{ customer_name }}'));
});

test('what is typed is shown as the customer reads it, with its counter', async () => {
  const calls = fakeApi({
    [`POST ${RULE}/preview`]: ({ body }) => shown((body as { sms: { text: string } }).sms.text),
  });
  const { sms } = open();
  fireEvent.input(sms, { target: { value: 'on our way' } });
  expect(await screen.findByText('Northside: on our way')).toBeTruthy();
  expect(screen.getByText('1 segment, GSM-7, $0.0079')).toBeTruthy();
  expect(calls.every(({ route }) => route === `POST ${RULE}/preview`)).toBe(true);
});

test('what is wrong stands under its field with the place, and a click on the place marks it', async () => {
  const at = { offset: 3, length: 4, line: 1, column: 4 };
  const problems = [{ field: 'sms.text', message: 'names “nope”, which is not a field', at }];
  fakeApi({ [`POST ${RULE}/preview`]: () => ({ status: 200, body: { problems } }) });
  const { sms } = open();
  fireEvent.input(sms, { target: { value: '{{ nope }}' } });
  const place = await screen.findByRole('button', { name: 'Line 1, character 4:' });
  expect(sms.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById('sms.text-error')?.textContent).toContain('Names “nope”, which is not a field.');
  fireEvent.click(place);
  expect([sms.selectionStart, sms.selectionEnd]).toEqual([3, 7]);
});

test('what is typed in one language is still there after a look at the other, and is saved for its own', async () => {
  const calls = fakeApi({
    [`POST ${RULE}/preview`]: () => shown('x'),
    [`PUT ${RULE}/templates/es/sms`]: () => ({
      status: 200,
      body: { ...text('es', 'sms', 'Vamos'), version: 1, isOwn: true },
    }),
  });
  const { saved, sms } = open();
  fireEvent.input(sms, { target: { value: 'English draft' } });
  fireEvent.click(screen.getByRole('button', { name: 'Spanish' }));
  expect(sms.value).toBe('Hola');
  fireEvent.input(sms, { target: { value: 'Vamos' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save the SMS' }));
  expect(await screen.findByText('Saved as version 1.')).toBeTruthy();
  expect(calls.find(({ route }) => route.startsWith('PUT'))?.body).toEqual({ version: 0, text: 'Vamos' });
  expect(saved).toHaveBeenCalledWith(expect.objectContaining({ language: 'es', version: 1 }));
  fireEvent.click(screen.getByRole('button', { name: 'English' }));
  expect(sms.value).toBe('English draft');
});

test('what is typed while a text is being saved is still there when it is', async () => {
  const answer = later<Reaction>();
  fakeApi({ [`POST ${RULE}/preview`]: () => shown('x'), [`PUT ${RULE}/templates/en/sms`]: () => answer.promise });
  const { sms } = open();
  fireEvent.input(sms, { target: { value: 'On our way' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save the SMS' }));
  const mail = screen.getByLabelText('Text of the email') as HTMLTextAreaElement;
  fireEvent.input(mail, { target: { value: 'We are coming' } });
  answer.settle({ status: 200, body: { ...text('en', 'sms', 'On our way'), version: 1, isOwn: true } });
  expect(await screen.findByText('Saved as version 1.')).toBeTruthy();
  expect([sms.value, mail.value]).toEqual(['On our way', 'We are coming']);
});

test('three technicians are one message, shown after the tap that caused it', async () => {
  const moves = [
    { did: 'added' },
    ...['John', 'Brian', 'Carla'].map((name) => ({ did: 'tapped', name, code: 'On the way' })),
  ];
  const messages = [{ after: 1, channel: 'sms', text: 'Northside: John is on the way.' }];
  fakeApi({
    [`POST ${RULE}/preview`]: () => shown('x'),
    [`POST ${RULE}/simulate`]: () => ({ status: 200, body: { moves, messages } }),
  });
  open();
  fireEvent.click(screen.getByRole('button', { name: 'Play it with three technicians' }));
  expect(await screen.findByText('4 steps, 1 message to the customer.')).toBeTruthy();
  const step = screen.getByText('Northside: John is on the way.').closest('li');
  expect(step?.textContent).toContain('John: On the way');
});

test('who may not change a text reads it, and can send it to himself', () => {
  fakeApi({ [`POST ${RULE}/preview`]: () => shown('x') });
  const { sms } = open(false);
  expect(sms.readOnly).toBe(true);
  expect(screen.queryByRole('button', { name: 'Save the SMS' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Send me the SMS' })).toBeTruthy();
});
