// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { CustomerPick } from '../../dashboard/desk/customers/customer-pick.tsx';
import { fakeApi } from './fake-api.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const customer = (n: number, name: string) => ({ id: `cus_${n}`, name, phone: `+1312555010${n}` });
const answer =
  (...items: object[]) =>
  () => ({ status: 200, body: { items } });

function Picking() {
  const [id, setId] = useState('');
  return (
    <>
      <CustomerPick value={id} error={undefined} onValue={setId} />
      <output>{id}</output>
    </>
  );
}

const choices = () => [...(screen.getByLabelText('Customer') as HTMLSelectElement).options].map(({ text }) => text);
const type = (typed: string) => fireEvent.input(screen.getByLabelText(/^Search/), { target: { value: typed } });

test('the newest are offered, then those of all customers whom what is typed may mean; whoever was chosen stays', async () => {
  const calls = fakeApi({
    'GET /v1/customers?limit=25': answer(customer(1, 'Maria Lopez'), customer(2, 'June Park')),
    'GET /v1/customers?search=quist': answer(customer(3, 'Nora Quist')),
    'GET /v1/customers?search=nobody': answer(),
  });
  render(<Picking />);
  await waitFor(() => expect(choices()).toHaveLength(3));
  expect(choices()).toEqual(['Choose a customer…', 'Maria Lopez, +13125550101', 'June Park, +13125550102']);

  type('q');
  type(' quist ');
  await waitFor(() => expect(choices()).toEqual(['Choose one of 1 found…', 'Nora Quist, +13125550103']));
  fireEvent.change(screen.getByLabelText('Customer'), { target: { value: 'cus_3' } });
  expect(screen.getByRole('status').textContent).toBe('cus_3');

  type('nobody');
  await waitFor(() => expect(choices()).toEqual(['Nobody matches “nobody”', 'Nora Quist, +13125550103']));
  expect((screen.getByLabelText('Customer') as HTMLSelectElement).value).toBe('cus_3');
  // Not at every key.
  expect(calls).toHaveLength(3);
});

test('a search that does not come is said: whoever is shown is not whom it means', async () => {
  let isBroken = true;
  fakeApi({
    'GET /v1/customers?limit=25': answer(customer(1, 'Maria Lopez')),
    'GET /v1/customers?search=quist': () => (isBroken ? 'broken' : answer(customer(3, 'Nora Quist'))()),
  });
  render(<Picking />);
  await waitFor(() => expect(choices()).toHaveLength(2));
  type('quist');
  await screen.findByText('No connection. Trying again…');
  expect(choices()).toContain('Maria Lopez, +13125550101');
  isBroken = false;
  fireEvent(window, new Event('online'));
  await waitFor(() => expect(choices()).toContain('Nora Quist, +13125550103'));
  expect(screen.queryByText('No connection. Trying again…')).toBeNull();
});
