// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { ChannelsView } from '../../core/contracts/channels.ts';
import { ChannelsForm } from '../../dashboard/desk/channels/channels-form.tsx';
import { fakeApi, type Reaction } from './fake-api.ts';

const ROUTE = 'PUT /v1/channels';
const team = (name: string) => ({ name, recipients: [`${name.toLowerCase()}@northside.example`] });
const to = (channel: string) => ({ channel, ladder: false });

const SAVED: ChannelsView = {
  ...{ service: team('Service'), accounting: team('Accounting'), other: team('Other'), more: {} },
  categoryMap: {
    ...{ complaint: to('service'), technical: to('service'), other: to('other') },
    ...{ billing: to('accounting'), pricing: to('accounting') },
  },
  ...{ unreached: [], warnings: [{ kind: 'bounced', channel: 'service', address: 'service@northside.example' }] },
  version: 1,
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function openForm(react: () => Reaction = () => ({ status: 200, body: SAVED })) {
  const calls = fakeApi({ [ROUTE]: react });
  const onCancel = vi.fn();
  render(<ChannelsForm channels={SAVED} onSaved={() => {}} onCancel={onCancel} />);
  return { onCancel, sent: () => calls.filter(({ route }) => route === ROUTE) };
}

const field = () => screen.getByLabelText('Recipients of Service') as HTMLInputElement;
const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
const press = (key: string) => fireEvent.keyDown(field(), { key });
const tags = () =>
  within(screen.getByRole('region', { name: 'Service' }))
    .queryAllByRole('button', { name: /^Remove .*@/ })
    .map((button) => button.getAttribute('aria-label')?.replace('Remove ', ''));

test('recipients are added and taken away by keyboard, and said aloud', () => {
  openForm();
  type('Anna@northside.example');
  press('Enter');
  expect(tags()).toEqual(['service@northside.example', 'anna@northside.example']);
  expect(screen.getByText('anna@northside.example was added.')).toBeTruthy();
  type('b@northside.example,');
  expect(tags()).toHaveLength(3);
  press('Backspace');
  press('Backspace');
  expect(tags()).toEqual(['service@northside.example']);
  expect(document.activeElement).toBe(field());
});

test('a recipient who bounced is marked', () => {
  openForm();
  const region = screen.getByRole('region', { name: 'Service' });
  expect(within(region).getByText('Bounced')).toBeTruthy();
});

test('Enter in a tag field never saves', () => {
  const { sent } = openForm();
  expect(press('Enter')).toBe(false);
  expect(sent()).toEqual([]);
});

test('what is typed when Done is pressed is no tag yet, and is said to be no address', async () => {
  const { sent } = openForm();
  type('anna');
  fireEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(await screen.findByText('“anna” is not an email address.')).toBeTruthy();
  expect(sent()).toEqual([]);
});

test('Cancel drops what was changed, and asks what is saved now', () => {
  const { onCancel, sent } = openForm();
  type('anna@northside.example ');
  expect(tags()).toHaveLength(2);
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(tags()).toEqual(['service@northside.example']);
  expect(onCancel).toHaveBeenCalled();
  expect(sent()).toEqual([]);
});

test('Done saves everything under the version that was read', async () => {
  const { sent } = openForm();
  fireEvent.input(screen.getByRole('textbox', { name: /^Default recipient/ }), {
    target: { value: 'backup@northside.example' },
  });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Complaint: page the people on call instead' }));
  fireEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(await screen.findByText('Saved.')).toBeTruthy();
  expect(sent()[0]?.body).toMatchObject({
    version: 1,
    defaultRecipient: 'backup@northside.example',
    categoryMap: { complaint: { channel: 'service', ladder: true } },
  });
});

test('what the server refuses stands at the recipients of its channel', async () => {
  const errors = [{ field: 'service.recipients', message: 'must have a recipient, as there is no default recipient' }];
  openForm(() => ({ status: 422, body: { type: '/problems/invalid', title: 'Wrong', status: 422, errors } }));
  fireEvent.click(screen.getByRole('button', { name: 'Done' }));
  await vi.waitFor(() => expect(field().getAttribute('aria-invalid')).toBe('true'));
  expect(document.getElementById('service.recipients-error')?.textContent).toBe(
    'Must have a recipient, as there is no default recipient.',
  );
});
