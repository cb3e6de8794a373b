import { element } from './element.js';

/** Turns one message into its bubble (SMS) or its letter (email). */

const CLASS_WORDS = { page: 'Page', code: 'Code', staff: 'Staff', customer: 'Customer' };

/** The bubble of `item`; `reply(text)` sends an SMS back, given on phones only. */
export function messageElement(item, reply) {
  const message = element('li', `message ${item.channel === 'email' ? 'letter' : 'bubble'}`);
  message.dataset.class = item.class;
  if (item.channel === 'email') {
    message.append(element('h3', '', item.subject || '(no subject)'), element('p', 'from', `From ${item.from}`));
  }
  message.append(element('p', 'text', ...withLinks(item.text)));
  const actions = element('p', 'actions', ...codeButtons(item), ...(reply ? replyButtons(item, reply) : []));
  if (actions.childElementCount > 0) message.append(actions);
  if (item.html) message.append(htmlView(item));
  message.append(footer(item));
  showStatus(message, item);
  return message;
}

/** Writes where the message stands; receipts change it later. */
export function showStatus(message, { status, reason }) {
  const line = message.querySelector('.status');
  const words = { accepted: 'Sent', delivered: 'Delivered', failed: `Not delivered${reason ? `: ${reason}` : ''}` };
  if (line.textContent !== words[status]) line.textContent = words[status];
  message.dataset.status = status;
}

function footer(item) {
  const tag = element('span', 'tag', CLASS_WORDS[item.class] ?? item.class);
  const foot = element('p', 'foot', tag, timeElement(item.at), element('span', 'status'));
  if (item.key) foot.title = item.key;
  return foot;
}

/** A time of day, with the day when it is not the day before it on the page. */
export function timeElement(iso) {
  const at = new Date(iso);
  const shown = element(
    'time',
    '',
    at.toLocaleString([], { weekday: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' }),
  );
  shown.dateTime = iso;
  shown.title = at.toLocaleString([], { dateStyle: 'full', timeStyle: 'long' });
  return shown;
}

/** The text in pieces: what starts like a web address is a link up to the next white space. */
function withLinks(text) {
  return text.split(/(\bhttps?:\/\/\S+)/).map((piece, index) => (index % 2 === 0 ? piece : link(piece)));
}

function link(address) {
  const made = element('a', '', address);
  made.href = address;
  made.target = '_blank';
  made.rel = 'noopener';
  return made;
}

function button(words, onClick) {
  const made = element('button', 'small', words);
  made.type = 'button';
  made.addEventListener('click', () => onClick(made));
  return made;
}

/** A login code is one run of eight digits. */
function codeButtons(item) {
  const code = item.class === 'code' && /(?<!\d)\d{8}(?!\d)/.exec(item.text)?.[0];
  if (!code) return [];
  return [
    button(`Copy ${code}`, async (pressed) => {
      await navigator.clipboard.writeText(code);
      pressed.textContent = `Copied ${code}`;
    }),
  ];
}

/** A page says what to answer: `1 <number>` accepts, `2 <number>` passes. */
function replyButtons(item, reply) {
  if (item.class !== 'page') return [];
  const answers = new Set([...item.text.matchAll(/(?<!\d)[12] \d{4,7}(?!\d)/g)].map(([answer]) => answer));
  return [...answers].map((answer) =>
    button(`${answer.startsWith('1') ? 'Accept' : 'Pass'}: reply ${answer}`, () => reply(answer)),
  );
}

/** The HTML part, made when it is first opened: in a frame that runs no script and loads nothing. */
function htmlView(item) {
  const view = element('details', 'html', element('summary', '', 'Show as HTML'));
  view.addEventListener('toggle', () => {
    if (view.open && !view.querySelector('iframe')) view.append(htmlFrame(item));
  });
  return view;
}

/**
 * The page's policy forbids inline styles, in the frame too, and mail has no other. So they go in under another name,
 * which the policy does not mind, and script sets them from outside: same origin is what lets us reach in.
 */
function htmlFrame({ html, subject }) {
  const frame = element('iframe');
  frame.title = `HTML of: ${subject ?? 'the email'}`;
  frame.setAttribute('sandbox', 'allow-same-origin allow-popups allow-popups-to-escape-sandbox');
  frame.addEventListener('load', () => {
    const mail = frame.contentDocument;
    for (const node of mail.querySelectorAll('[data-style]')) node.style.cssText = node.dataset.style;
    mail.adoptedStyleSheets = [...mail.querySelectorAll('template')].map((style) => {
      const sheet = new frame.contentWindow.CSSStyleSheet();
      sheet.replaceSync(style.content.textContent);
      return sheet;
    });
    for (const anchor of mail.querySelectorAll('a[href]')) {
      anchor.target = '_blank';
      anchor.rel = 'noopener';
    }
    frame.style.height = `${Math.min(mail.documentElement.scrollHeight, 900)}px`;
  });
  frame.srcdoc = html
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='))
    .replace(/<(\/?)style\b/gi, '<$1template');
  return frame;
}
