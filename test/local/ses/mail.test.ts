import MailComposer from 'nodemailer/lib/mail-composer';
import { describe, expect, it } from 'vitest';
import { readMail } from '../../../local/ses/mail.ts';

type Options = ConstructorParameters<typeof MailComposer>[0];
const composed = async (options: Options) =>
  readMail(
    await new MailComposer({ from: 'a@callout.example', to: 'b@callout.example', ...options }).compile().build(),
  );
const raw = (...lines: string[]) => readMail(Buffer.from(lines.join('\r\n'), 'latin1'));

const LINK = `https://callout.example/c/${'aB3_-'.repeat(30)}?x=1=2`;
const LONG = `Die Heizung fällt aus — «sehr kalt» 🥶, ${'größte Mühe, '.repeat(40)}${LINK} fin.`;

describe('a mail composed by nodemailer', () => {
  it.each(['quoted-printable', 'base64'] as const)('keeps long UTF-8 lines and links whole in %s', async (encoding) => {
    const mail = await composed({ text: `${LONG}\n\nzweite\n`, html: `<p>${LONG}</p>`, textEncoding: encoding });
    expect(mail.text).toBe(`${LONG}\n\nzweite`);
    expect(mail.html).toBe(`<p>${LONG}</p>`);
  });

  it('keeps plain ASCII lines longer than a mail line may be', async () => {
    const text = `Accept ${LINK} ${'word '.repeat(200)}end`;
    expect(await composed({ text })).toMatchObject({ text });
  });

  it('keeps a text that looks like a boundary, a header and an escape', async () => {
    const text = '--\nSubject: not one\n----_NmP-0\n=3D =\n\t tab';
    expect(await composed({ text, html: '<i>x</i>' })).toMatchObject({ text, html: '<i>x</i>' });
  });

  it('decodes long subjects, names and folded headers', async () => {
    const subject = `4821: ${'kein Strom – Señora López '.repeat(8)}🥶`.trim();
    const { headers } = await composed({
      subject,
      text: 'x',
      from: { name: 'Ünïcode, "Heating" & Söhne', address: 'a@callout.example' },
      headers: { 'X-SES-MESSAGE-TAGS': `class=page, key=${'k'.repeat(200)}`, 'Auto-Submitted': 'auto-generated' },
    });
    expect(headers.get('subject')).toBe(subject);
    expect(headers.get('from')).toContain('Ünïcode, "Heating" & Söhne');
    expect(headers.get('x-ses-message-tags')).toBe(`class=page, key=${'k'.repeat(200)}`);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('finds the text beside an attachment and an embedded picture', async () => {
    const mail = await composed({
      text: 'the text',
      html: '<img src="cid:p">',
      attachments: [
        { filename: 'notes.txt', content: 'not the text' },
        { filename: 'p.png', content: Buffer.from([137, 80, 78, 71]), cid: 'p' },
      ],
    });
    expect(mail).toMatchObject({ text: 'the text', html: '<img src="cid:p">' });
  });

  it('without a text part has an empty text', async () => {
    expect(await composed({ html: '<p>only</p>' })).toMatchObject({ text: '', html: '<p>only</p>' });
  });
});

describe('a mail by others', () => {
  it('may be latin1 in quoted-printable with padded lines', () => {
    expect(
      raw(
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: Quoted-Printable',
        '',
        'caf=E9  ',
        '=20x=',
      ),
    ).toMatchObject({ text: 'café\n x=' });
  });

  it('may join encoded words and use Q with underscores', () => {
    const { headers } = raw('Subject: =?utf-8?Q?a_b?=', ' =?UTF-8?B?w6k=?= c', '', 'x');
    expect(headers.get('subject')).toBe('a bé c');
  });

  it('may be no mail at all', () => {
    expect(raw('')).toEqual({ headers: new Map(), text: '' });
    expect(raw('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'cut short')).toMatchObject({ text: '' });
    expect(raw('Content-Type: text/plain; charset=klingon', '', 'x')).toMatchObject({ text: 'x' });
  });
});
