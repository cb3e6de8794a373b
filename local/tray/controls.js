import { element } from './element.js';
import { get, post } from './local-api.js';

/** The bars above the devices: the clock, the faults, and who one is signed in as. */

const byId = (id) => document.getElementById(id);

/** Wires the clock's buttons; `moved()` is called after each. Answers a function that shows a clock reading. */
export function clockBar(moved) {
  const buttons = [...document.querySelectorAll('[data-clock]')];
  const note = byId('clock-note');
  let reading;
  let readAt = 0;

  const tick = () => {
    if (!reading) return;
    const passed = reading.mode === 'real' ? (Date.now() - readAt) * reading.scale : 0;
    const now = new Date(new Date(reading.now).getTime() + passed);
    byId('now').dateTime = now.toISOString();
    byId('now').textContent = now.toLocaleString([], {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
    });
  };
  const show = (clock) => {
    reading = clock;
    readAt = Date.now();
    byId('mode').textContent =
      clock.mode === 'virtual' ? 'stands still' : clock.scale === 1 ? 'real time' : `×${clock.scale}`;
    byId('speed').hidden = clock.mode !== 'real';
    for (const one of document.querySelectorAll('[data-scale]')) {
      one.setAttribute('aria-pressed', String(Number(one.dataset.scale) === clock.scale));
    }
    tick();
  };

  for (const pressed of buttons) {
    pressed.addEventListener('click', async () => {
      // A disabled button would lose the focus: a press while another runs is simply not taken.
      if (pressed.ariaDisabled) return;
      for (const one of buttons) one.setAttribute('aria-disabled', 'true');
      note.textContent = 'Running what is due…';
      try {
        await post('/local/clock', JSON.parse(pressed.dataset.clock));
        note.textContent = '';
        await moved();
      } catch (error) {
        note.textContent = `The clock did not move: ${error.message}`;
      } finally {
        for (const one of buttons) one.removeAttribute('aria-disabled');
      }
    });
  }
  setInterval(tick, 250);
  return show;
}

/** Wires the form that makes a provider fail. */
export function faultForm() {
  const form = byId('fault');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { channel, behaviour, count } = form.elements;
    const note = byId('fault-note');
    try {
      await post('/local/faults', { channel: channel.value, behaviour: behaviour.value, count: Number(count.value) });
      const many = Number(count.value) === 1 ? 'next' : `next ${count.value}`;
      const what = channel.selectedOptions[0].textContent;
      note.textContent = `Set for the ${many} ${what}: ${behaviour.selectedOptions[0].textContent.toLowerCase()}.`;
    } catch (error) {
      note.textContent = `Not set: ${error.message}`;
    }
  });
}

/** Fills the list of people and signs in as the chosen one, then goes to the dashboard. */
export async function personaSwitcher() {
  const form = byId('persona');
  const list = byId('person');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await post('/local/session', { personId: list.value });
      location.assign('/');
    } catch (error) {
      byId('announcer').textContent = `Not signed in: ${error.message}`;
      list.setCustomValidity(error.message);
      list.reportValidity();
    }
  });
  list.addEventListener('change', () => list.setCustomValidity(''));
  const { items } = await get('/local/personas');
  if (items.length === 0) return;
  list.replaceChildren(
    ...items.map(({ personId, name, roles }) => {
      const option = element('option', '', `${name}, ${roles.join(', ')}`);
      option.value = personId;
      return option;
    }),
  );
  for (const control of form.elements) control.disabled = false;
}
