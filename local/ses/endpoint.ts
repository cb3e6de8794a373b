import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import parseAddresses from 'nodemailer/lib/addressparser';
import type { Refusal } from '../tray/course.ts';
import { messageLabel } from '../tray/message-label.ts';
import { handleProviderRequest, type Provider } from '../tray/provider.ts';
import { formList } from '../tray/query-protocol.ts';
import type { Outgoing, ProviderParts } from '../tray/take-message.ts';
import { EMAIL_COURSES, SES_INTERNAL_FAILURE } from './email-courses.ts';
import { emailEvent } from './email-event.ts';
import { type Mail, readMail } from './mail.ts';

/**
 * The local SES: takes `SendRawEmail` from the real client and puts the mail into the tray, once per recipient.
 * The runtime calls it for requests to the SES endpoint. `GetSendQuota` answers the quota of a fresh production account.
 */
export function handleSesRequest(parts: ProviderParts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  return handleProviderRequest(SES, parts, req, res);
}

const SES: Provider = {
  channel: 'email',
  namespace: 'http://ses.amazonaws.com/doc/2010-12-01/',
  sendAction: 'SendRawEmail',
  courses: EMAIL_COURSES,
  internalError: SES_INTERNAL_FAILURE,
  otherActions: {
    GetSendQuota: () => ({ Max24HourSend: '50000.0', MaxSendRate: '14.0', SentLast24Hours: '0.0' }),
  },
  read: readSendRawEmail,
};

function readSendRawEmail(form: URLSearchParams): Outgoing | Refusal {
  const mail = readMail(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'));
  const from = mail.headers.get('from') ?? form.get('Source');
  if (!from) return invalidValue("Missing required header 'From'.");
  const recipients = recipientsOf(form, mail);
  if (recipients.length === 0) return invalidValue("Missing required header 'To'.");
  const tags = tagsOf(form, mail);
  for (const [name, value] of tags) {
    if (!/^[\w-]{1,256}$/.test(name) || !/^[\w-]{1,256}$/.test(value)) {
      return invalidValue(`Invalid tag <${name}>: letters, digits, _ and - only, at most 256.`);
    }
  }

  const messageId = randomUUID();
  const subject = mail.headers.get('subject');
  const label = messageLabel({ class: tags.get('class'), key: tags.get('key') });
  const captures = recipients.map((to) => ({
    messageId,
    channel: 'email' as const,
    to,
    from,
    ...(subject !== undefined && { subject }),
    text: mail.text,
    ...(mail.html !== undefined && { html: mail.html }),
    ...label,
  }));
  return { messageId, captures, receiptDocument: (receipt) => emailEvent({ ...receipt, tags }) };
}

/** The envelope where it is given, else the To, Cc and Bcc headers: bare addresses, each once. */
function recipientsOf(form: URLSearchParams, mail: Mail): string[] {
  const envelope = formList(form, 'Destinations.member');
  const lines = envelope.length > 0 ? envelope : ['to', 'cc', 'bcc'].map((name) => mail.headers.get(name) ?? '');
  const addresses = lines.flatMap((line) => parseAddresses(line, { flatten: true }).map(({ address }) => address));
  return [...new Set(addresses.filter((address) => address.includes('@')))];
}

/** Message tags: the request's own, else those of the header that SES takes out before it sends. */
function tagsOf(form: URLSearchParams, mail: Mail): Map<string, string> {
  const names = formList(form, 'Tags.member', '.Name');
  if (names.length > 0) {
    return new Map(names.map((name, index) => [name, form.get(`Tags.member.${index + 1}.Value`) ?? '']));
  }
  const pairs = (mail.headers.get('x-ses-message-tags') ?? '').split(',').filter((pair) => pair.includes('='));
  return new Map(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()]),
  );
}

const invalidValue = (message: string): Refusal => ({ status: 400, code: 'InvalidParameterValue', message });
