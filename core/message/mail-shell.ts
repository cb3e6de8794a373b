const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** What an email says: a heading, short paragraphs, facts by name, at most one button. */
export interface Mail {
  from: string;
  heading: string;
  paragraphs: readonly string[];
  /** `href` makes the value a link, for what a phone can do with it: `tel:`, `mailto:`. */
  facts?: readonly (readonly [name: string, value: string, href?: string])[];
  button?: { label: string; href: string };
  footer: string;
}

/**
 * The one HTML frame of every email: one column that reads on a phone, dark where the reader is, the button above the
 * fold, no image and nothing loaded from anywhere. Styles stand inline because mail programs drop the rest.
 */
export function mailHtml({ from, heading, paragraphs, facts = [], button, footer }: Mail): string {
  const rows = facts
    .map(
      ([name, value, href]) =>
        `<tr><td class="soft" style="padding:4px 16px 4px 0;color:#6b7280;vertical-align:top;white-space:nowrap">${escapeHtml(name)}</td><td style="padding:4px 0;white-space:pre-line;word-break:break-word">${linked(value, href)}</td></tr>`,
    )
    .join('');
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    '<style>@media(prefers-color-scheme:dark){.page{background:#111418!important}.card{background:#1b2027!important;color:#f3f4f6!important}.soft{color:#a3acb8!important}.card td a{color:#8fbbff!important}}</style></head>',
    '<body class="page" style="margin:0;background:#f3f4f6">',
    '<div class="card" style="max-width:520px;margin:0 auto;padding:24px;background:#ffffff;color:#111827;font:16px/1.5 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif">',
    `<p class="soft" style="margin:0 0 16px;font-size:14px;color:#6b7280">${escapeHtml(from)}</p>`,
    `<h1 style="margin:0 0 12px;font-size:22px;line-height:1.3">${escapeHtml(heading)}</h1>`,
    ...paragraphs.map((each) => `<p style="margin:0 0 12px">${escapeHtml(each)}</p>`),
    button
      ? `<p style="margin:20px 0"><a href="${escapeHtml(button.href)}" style="display:block;padding:14px 20px;border-radius:10px;background:#0b5fff;color:#ffffff;font-weight:600;text-align:center;text-decoration:none">${escapeHtml(button.label)}</a></p>`
      : '',
    rows ? `<table role="presentation" style="margin:8px 0 16px;border-collapse:collapse">${rows}</table>` : '',
    `<p class="soft" style="margin:16px 0 0;font-size:13px;color:#6b7280">${escapeHtml(footer)}</p>`,
    '</div></body></html>',
  ].join('\n');
}

const linked = (value: string, href: string | undefined): string =>
  href === undefined
    ? escapeHtml(value)
    : `<a href="${escapeHtml(href)}" style="color:#0b5fff">${escapeHtml(value)}</a>`;

/** The same in plain text. */
export function mailText({ from, heading, paragraphs, facts = [], button, footer }: Mail): string {
  return [
    heading,
    ...paragraphs,
    ...(button ? [`${button.label}: ${button.href}`] : []),
    ...(facts.length > 0 ? [facts.map(([name, value]) => `${name}: ${value}`).join('\n')] : []),
    `${from}. ${footer}`,
  ].join('\n\n');
}
