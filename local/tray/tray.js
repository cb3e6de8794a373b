import { clockBar, faultForm, personaSwitcher } from './controls.js';
import { createDevices } from './devices.js';
import { get } from './local-api.js';

/**
 * The tray page: asks the local server every second and a half what was sent and what time it is, while somebody
 * looks; a hidden tab asks nothing and catches up when it is shown again.
 */

const POLL_MS = 1_500;

const byId = (id) => document.getElementById(id);
const announce = (sentence) => {
  byId('announcer').textContent = sentence;
};
const devices = createDevices(byId('devices'), announce);
const showClock = clockBar(() => refresh());
let items = [];
let started = false;
let next;
let reading = Promise.resolve();

/** Reads and shows, one at a time: an older answer must not be shown over a newer one. */
function refresh() {
  reading = reading.then(read);
  return reading;
}

async function read() {
  try {
    const [tray, clock] = await Promise.all([get('/local/tray.json'), get('/local/clock')]);
    byId('trouble').hidden = true;
    showClock(clock);
    items = tray.items;
    const fresh = devices.show(items);
    draw();
    if (started) announceNew(fresh);
    started = true;
  } catch {
    byId('trouble').hidden = false;
  }
}

function draw() {
  const kind = chosenClass();
  const any = devices.filter(kind);
  byId('empty').hidden = items.length > 0;
  byId('filter').hidden = items.length === 0;
  byId('none-of-class').hidden = any || items.length === 0;
  for (const count of document.querySelectorAll('[data-count]')) {
    const wanted = count.dataset.count;
    count.textContent = String(wanted ? items.filter((item) => item.class === wanted).length : items.length);
  }
}

function announceNew(fresh) {
  const last = fresh.at(-1);
  if (!last) return;
  const what =
    last.channel === 'sms' ? `SMS to ${last.to}: ${last.text}` : `Email to ${last.to}: ${last.subject ?? ''}`;
  const more = fresh.length > 1 ? `${fresh.length} new messages. The last one: ` : 'New ';
  announce(`${more}${what.slice(0, 160)}`);
}

/** The filter is part of the address, so that it survives a reload. */
const chosenClass = () => new URLSearchParams(location.search).get('class') ?? '';

function wireFilter() {
  const filter = byId('filter');
  const chosen = filter.querySelector(`input[value="${CSS.escape(chosenClass())}"]`);
  if (chosen) chosen.checked = true;
  filter.addEventListener('change', ({ target }) => {
    history.replaceState(null, '', target.value ? `?class=${target.value}` : location.pathname);
    draw();
    devices.toNewest();
  });
}

async function poll() {
  clearTimeout(next);
  if (document.hidden) return;
  await refresh();
  clearTimeout(next);
  next = setTimeout(poll, POLL_MS);
}

wireFilter();
faultForm();
personaSwitcher().catch(() => announce('The list of people could not be read.'));
document.addEventListener('visibilitychange', poll);
await poll();
