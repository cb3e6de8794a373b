import { element } from './element.js';
import { post } from './local-api.js';
import { messageElement, showStatus } from './message.js';

/**
 * The phones and mailboxes: one device per recipient, its messages oldest on top. What is on the page stays; new
 * messages are added, statuses are rewritten, and only a tray that was emptied starts over.
 */

const REPLIES = 'callout-tray-replies';
const DRAWN_AT_FIRST = 50;

/** Devices inside `home`; `announce(sentence)` tells of replies that failed. */
export function createDevices(home, announce) {
  let devices = new Map();
  let drawn = new Map();

  const deviceFor = (item) => {
    const known = devices.get(item.to);
    if (known) return known;
    const made = device(item, announce);
    devices.set(item.to, made);
    return made;
  };

  const add = (item) => {
    const to = deviceFor(item);
    to.latest = item;
    const message = messageElement(item, item.channel === 'sms' ? to.reply : undefined);
    drawn.set(item.id, message);
    to.list.append(message);
    for (const reply of repliesAfter(item)) to.list.append(replyElement(reply));
    return to;
  };

  return {
    /** Shows `items`, the whole tray, oldest first; answers those that were new. */
    show(items) {
      const ids = new Set(items.map(({ id }) => id));
      if ([...drawn.keys()].some((id) => !ids.has(id))) {
        home.replaceChildren();
        devices = new Map();
        drawn = new Map();
      }
      const first = drawn.size === 0;
      const fresh = items.filter(({ id }) => !drawn.has(id));
      for (const item of items) {
        const known = drawn.get(item.id);
        if (known) showStatus(known, item);
      }
      const wanted = first ? newestOfEach(fresh) : fresh;
      for (const { id } of fresh) drawn.set(id, undefined);
      const touched = new Set(wanted.map(add));
      // A device that moves under a finger or loses a half-written reply is worse than one out of order.
      const writing = home.contains(document.activeElement);
      for (const one of touched) {
        if (!one.node.isConnected || !writing) home.prepend(one.node);
        one.list.scrollTop = one.list.scrollHeight;
      }
      return fresh;
    },
    /** Shows only messages of `kind` (all of them without one); answers whether any is left. */
    filter(kind) {
      let any = false;
      for (const { node, list } of devices.values()) {
        let here = false;
        for (const message of list.children) {
          message.hidden = Boolean(kind && message.dataset.class && message.dataset.class !== kind);
          here ||= Boolean(message.dataset.class && !message.hidden);
        }
        node.hidden = !here;
        any ||= here;
      }
      return any;
    },
    /** Scrolls every device to its newest message. */
    toNewest() {
      for (const { list } of devices.values()) list.scrollTop = list.scrollHeight;
    },
  };
}

/** A long history is not drawn whole: the newest of each recipient, in order. */
function newestOfEach(items) {
  const counts = new Map();
  return items
    .toReversed()
    .filter(({ to }) => {
      counts.set(to, (counts.get(to) ?? 0) + 1);
      return counts.get(to) <= DRAWN_AT_FIRST;
    })
    .reverse();
}

function device({ to, channel }, announce) {
  const phone = channel === 'sms';
  const name = element('h2', '', phone ? spaced(to) : to);
  const head = element('header', '', element('span', 'kind', phone ? 'Phone' : 'Mailbox'), name);
  const list = element('ol', 'messages');
  list.tabIndex = 0;
  list.setAttribute('aria-label', `Messages to ${to}`);
  const node = element('article', phone ? 'device phone' : 'device mailbox', head, list);
  node.setAttribute('aria-label', `${phone ? 'Phone' : 'Mailbox'} ${to}`);
  const made = { node, list, latest: undefined, reply: undefined };
  if (!phone) return made;

  const note = element('p', 'note');
  note.setAttribute('role', 'status');
  made.reply = async (text) => {
    note.textContent = '';
    try {
      await post('/local/sms', { from: to, to: made.latest.from, text });
    } catch (error) {
      note.textContent = `Not sent: ${error.message}`;
      announce(note.textContent);
      return false;
    }
    const reply = { device: to, after: made.latest.id, at: made.latest.at, text };
    sessionStorage.setItem(REPLIES, JSON.stringify([...replies(), reply]));
    list.append(replyElement(reply));
    list.scrollTop = list.scrollHeight;
    return true;
  };
  node.append(replyForm(to, made), note);
  return made;
}

function replyForm(to, made) {
  const field = element('input');
  field.setAttribute('aria-label', `Reply from ${to}`);
  field.placeholder = 'Reply';
  field.required = true;
  field.maxLength = 1600;
  field.autocomplete = 'off';
  field.enterKeyHint = 'send';
  const form = element('form', 'reply', field, element('button', '', 'Send'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = field.value;
    field.value = '';
    if (!(await made.reply(text))) field.value ||= text;
  });
  return form;
}

/** What was replied from this page: the tray holds what Callout sends, not what it receives. */
const replies = () => JSON.parse(sessionStorage.getItem(REPLIES) ?? '[]');
const repliesAfter = ({ id }) => replies().filter(({ after }) => after === id);
const replyElement = ({ text }) => element('li', 'message bubble mine', element('p', 'text', text));

/** +13125550101 → +1 312 555 0101; other countries stay as they are. */
const spaced = (phone) => phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
