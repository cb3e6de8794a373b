/**
 * Reads a raw MIME message as far as the tray shows it: headers, the first plain and the first HTML part. Bytes travel
 * as latin1 strings (one character a byte) until a part's charset is known.
 */
export interface Mail {
  /** By lower-case name, unfolded, encoded words decoded; of a repeated header the first. */
  headers: ReadonlyMap<string, string>;
  /** Line ends are \n; empty without such a part. */
  text: string;
  html?: string;
}

/** Reads `raw`. Never throws: what is not MIME becomes text. */
export function readMail(raw: Uint8Array): Mail {
  const whole = entity(Buffer.from(raw).toString('latin1'));
  const leaves = leavesOf(whole);
  const text = leaves.find((leaf) => leaf.type === 'text/plain');
  const html = leaves.find((leaf) => leaf.type === 'text/html');
  return {
    headers: whole.headers,
    text: text ? contentOf(text) : '',
    ...(html && { html: contentOf(html) }),
  };
}

interface Entity {
  headers: Map<string, string>;
  /** Lower case, without parameters. */
  type: string;
  body: string;
}

function entity(source: string): Entity {
  const gap = /\r?\n\r?\n|^\r?\n/.exec(source);
  const head = gap ? source.slice(0, gap.index) : source;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, decodeWords(line.slice(colon + 1).trim()));
  }
  const type = (headers.get('content-type') ?? 'text/plain').split(';', 1)[0] ?? '';
  return { headers, type: type.trim().toLowerCase(), body: gap ? source.slice(gap.index + gap[0].length) : '' };
}

/** The parts that hold content, in order, whatever they are nested in; attachments are left out. */
function leavesOf(part: Entity): Entity[] {
  if (/^attachment\b/i.test(part.headers.get('content-disposition') ?? '')) return [];
  const boundary = parameter(part, 'boundary');
  if (!part.type.startsWith('multipart/') || !boundary) return [part];
  const leaves: Entity[] = [];
  let open: string[] | undefined;
  for (const line of part.body.split('\n')) {
    const bare = line.trimEnd();
    const closes = bare === `--${boundary}--`;
    if (closes || bare === `--${boundary}`) {
      // The line end before a boundary belongs to the boundary, and joining leaves it out.
      if (open) leaves.push(...leavesOf(entity(open.join('\n'))));
      if (closes) return leaves;
      open = [];
    } else open?.push(line);
  }
  return leaves;
}

function parameter(part: Entity, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(part.headers.get('content-type') ?? '');
  return found?.[1] ?? found?.[2];
}

function contentOf(part: Entity): string {
  const encoding = part.headers.get('content-transfer-encoding')?.toLowerCase();
  const bytes =
    encoding === 'base64'
      ? Buffer.from(part.body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? quotedPrintable(part.body) : part.body, 'latin1');
  return decode(bytes, parameter(part, 'charset'))
    .replaceAll('\r\n', '\n')
    .replace(/[\r\n]+$/, '');
}

/** RFC 2045, 6.7: blanks before a line end are padding, `=` at a line end joins lines, `=XX` is a byte. */
const quotedPrintable = (body: string) => hexBytes(body.replace(/[ \t]+(?=\r?\n|$)/g, '').replace(/=\r?\n/g, ''));

const hexBytes = (source: string) =>
  source.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** RFC 2047: `=?charset?B|Q?…?=`; blanks between two encoded words are not text. Bare bytes are taken as UTF-8. */
function decodeWords(value: string): string {
  const words = /=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi;
  return decode(Buffer.from(value, 'latin1'), 'utf-8')
    .replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(words, (_, charset: string, encoding: string, text: string) =>
      decode(
        encoding.toLowerCase() === 'b'
          ? Buffer.from(text, 'base64')
          : Buffer.from(hexBytes(text.replaceAll('_', ' ')), 'latin1'),
        charset,
      ),
    );
}

function decode(bytes: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // A charset nobody knows: the bytes one by one are better than nothing.
    return bytes.toString('latin1');
  }
}
