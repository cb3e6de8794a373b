import type { Visit } from '../job/visit.ts';
import { segmentsOf } from '../message/sms-text.ts';
import type { Written } from '../message/written.ts';
import type { Notice } from '../notification/notice.ts';
import { type CustomerSetting, writeToCustomer } from './write-customer.ts';

/** A message as it would be sent, with what it would cost. */
export interface Preview {
  sms: {
    text: string;
    encoding: 'GSM-7' | 'UCS-2';
    segments: number;
    /** US dollars, at the price a segment of the stage's settings. */
    price: number;
    /** The signs that make a segment hold 70 characters and not 160. */
    costly: string[];
  };
  email: { subject: string; text: string; html: string };
}

/** Writes a message as the sender would, for looking at. */
export function previewOf(
  notice: Notice,
  visit: Visit,
  setting: CustomerSetting,
  segmentPrice: number,
): Preview | undefined {
  const told = writeToCustomer([notice], visit, setting);
  return told && priced(told.written, segmentPrice);
}

/** A message in words with what it costs. */
export function priced({ sms, email }: Written, segmentPrice: number): Preview {
  const { encoding, segments } = segmentsOf(sms);
  const costly = [...new Set(sms)].filter((sign) => segmentsOf(sign).encoding === 'UCS-2');
  const price = Math.round(segments * segmentPrice * 1e5) / 1e5;
  return {
    sms: { text: sms, encoding, segments, price, costly },
    email: { subject: email.subject, text: email.text, html: email.html },
  };
}
