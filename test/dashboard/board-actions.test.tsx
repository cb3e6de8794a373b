// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { EscalationPage } from '../../dashboard/desk/escalation/escalation-page.tsx';
import { ANA, anEscalation, BRIAN, JOHN, ME_JOHN, takenBy } from './an-escalation.ts';
import { fakeApi } from './fake-api.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ME_ANA = { ...ME_JOHN, ...ANA };
const TEAM = [JOHN, BRIAN].map((person) => ({ ...person, roles: [], enabled: true, readiness: 'ready' }));

function openPage(
  escalation: ReturnType<typeof anEscalation>,
  routes: Parameters<typeof fakeApi>[0] = {},
  me: typeof ME_JOHN = ME_ANA,
) {
  const calls = fakeApi({
    'GET /v1/escalations/4821': () => ({ status: 200, body: escalation }),
    'GET /v1/people?limit=100': () => ({ status: 200, body: { items: TEAM } }),
    ...routes,
  });
  render(<EscalationPage number="4821" me={me} />);
  return calls;
}

test('a dispatcher has the buttons the server allows, and no others', async () => {
  openPage(anEscalation({ actions: ['reassign', 'pause'] }));
  expect(await screen.findByRole('button', { name: 'Assign to…' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Pause…' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Page now…' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
});

test('its job is a link for whoever may see jobs, and for nobody else', async () => {
  const escalation = anEscalation();
  openPage(escalation, {}, { ...ME_ANA, roles: ['agent'] });
  expect((await screen.findByRole('link', { name: '482113' })).getAttribute('href')).toBe('/jobs/job_1');
  cleanup();
  openPage(escalation, {}, ME_JOHN);
  expect(await screen.findByText('482113')).toBeTruthy();
  expect(screen.queryByRole('link', { name: '482113' })).toBeNull();
});

test('reassigning names whom the dispatcher saw as the assignee, and does not offer him', async () => {
  const taken = { ...takenBy(JOHN), actions: ['reassign' as const] };
  const calls = openPage(taken, { 'POST /v1/escalations/4821/reassign': () => ({ status: 200, body: taken }) });
  fireEvent.click(await screen.findByRole('button', { name: 'Reassign…' }));
  const dialog = within(await screen.findByRole('dialog'));
  const select = await dialog.findByLabelText('Person');
  expect(within(select).queryByText('John Smith')).toBeNull();
  fireEvent.change(select, { target: { value: BRIAN.id } });
  fireEvent.click(dialog.getByRole('button', { name: 'Give the job' }));
  await vi.waitFor(() =>
    expect(calls.find(({ route }) => route.endsWith('/reassign'))?.body).toEqual({
      personId: BRIAN.id,
      fromPersonId: JOHN.id,
    }),
  );
});

test('a pause without an answer is not sent again, and says so', async () => {
  const calls = openPage(anEscalation({ actions: ['pause'] }), {
    'POST /v1/escalations/4821/pause': () => 'broken',
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Pause…' }));
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '10 min' }));
  expect(await screen.findByText(/no answer came/)).toBeTruthy();
  expect(calls.filter(({ route }) => route.endsWith('/pause')).map(({ body }) => body)).toEqual([{ minutes: 10 }]);
});

test('going to a step counts from one on screen and from nought in the API, and says what was refused', async () => {
  const errors = [{ field: 'step', message: 'the plan has 2 steps' }];
  const calls = openPage(anEscalation({ actions: ['jump'] }), {
    'POST /v1/escalations/4821/jump': () => ({
      status: 422,
      body: { type: '/problems/invalid', title: 'Something in the request is wrong', status: 422, errors },
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Go to step…' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.input(dialog.getByLabelText('Step'), { target: { value: '7' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Go there' }));
  expect(await screen.findByText('That was not possible: the plan has 2 steps')).toBeTruthy();
  expect(calls.find(({ route }) => route.endsWith('/jump'))?.body).toEqual({ step: 6 });
});
