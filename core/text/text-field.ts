import * as z from 'zod';
import type { Language } from '../message/language.ts';

/*
 * What the texts of the catalogue may name: the one list, which the check at saving, the page's chips, the samples and
 * the sender go by.
 */

export interface TextFieldDesign {
  /** `time` is worded for GSM-7 in an SMS; a `link` is never shortened. */
  type: 'text' | 'time' | 'link';
  /** May be missing, so that a text must have a `default` for it. */
  nullable: boolean;
  /** What it is, in words for whoever writes the text. */
  label: string;
  /** So many characters of it are said in an SMS. */
  max: number;
  sample: string | Readonly<Record<Language, string>>;
  isSeldom?: true;
}

const text = (label: string, max: number, sample: TextFieldDesign['sample']) =>
  ({ type: 'text', nullable: false, label, max, sample }) as const;
const maybe = (label: string, max: number, sample: TextFieldDesign['sample']) =>
  ({ type: 'text', nullable: true, label, max, sample }) as const;
const time = (label: string, sample: TextFieldDesign['sample']) =>
  ({ type: 'time', nullable: false, label, max: 60, sample }) as const;
const in2 = (en: string, es: string) => ({ en, es });

/** There now and then: a sample without it shows what is read as a rule. */
const seldom = (label: string, max: number, sample: TextFieldDesign['sample']) =>
  ({ ...maybe(label, max, sample), isSeldom: true }) as const;

/** With texts of ours and every field at its longest an SMS fits three segments of GSM-7; else names and places give way. */
export const TEXT_FIELDS = {
  account_name: text('Our name', 30, 'Northside Heating & Air'),
  number: text('Incident number', 12, '4821'),
  summary: text('What it is about', 60, in2('No heat, furnace short-cycling', 'No hay agua caliente')),
  customer: text('Customer’s name', 40, 'Maria Lopez'),
  customer_phone: maybe('Customer’s phone', 20, '+13125550190'),
  customer_email: maybe('Customer’s email', 60, 'maria@example.com'),
  place: maybe('Street', 40, '1200 W Lake St'),
  address: maybe('Whole address', 60, '1200 W Lake St, Chicago, IL'),
  note: maybe('Note', 60, in2('Dog in the yard', 'Hay un perro')),
  name: text('Person’s name', 30, 'John Smith'),
  names: text('Names of those who are asked', 60, 'John Smith'),
  by: text('Who did it', 30, 'Brian Smith'),
  technician: text('Technician’s name', 30, 'Brian Smith'),
  technicians: maybe('All technicians', 60, 'John Smith, Brian Smith'),
  reason: text('Reason', 60, in2('Duplicate call', 'Llamada repetida')),
  minutes: text('Minutes left, as a number', 4, '5'),
  time_left: text('Time left, in words', 20, in2('5 minutes', '5 minutos')),
  time_since: text('Time since then, in words', 20, in2('20 minutes', '20 minutos')),
  also_waiting: seldom('Other calls that wait', 50, in2('Also waiting: 4712.', 'Esperan: 4712.')),
  how_to_answer: maybe(
    'How to answer by SMS',
    170,
    in2('Reply 1 7301 to accept, 2 7301 to pass.', 'Responda 1 7301 para aceptar, 2 7301 para pasar.'),
  ),
  at: time('When', in2('10:07 AM CDT', '10:07 AM CDT')),
  when: time('From when, or when', in2('Mon, Jun 1, 6:00 PM CDT', 'lun 1 jun, 6:00 PM CDT')),
  due: time('By when', in2('Mon, Jun 1, 6:00 PM CDT', 'lun 1 jun, 6:00 PM CDT')),
  ahead: text('How long ahead, in words', 20, in2('24 hours', '24 horas')),
  schedule: text('Schedule', 40, in2('Heating, nights', 'Guardia nocturna')),
  status: text('Status', 20, in2('expired', 'caducada')),
  status_label: text('What has become of it', 40, in2('on the way', 'en camino')),
  appointment_window: {
    ...{ type: 'time', nullable: true, label: 'Date and time window', max: 60 },
    sample: in2('Mon, Jun 1, 12:00 PM to 2:00 PM', 'lun 1 jun, 12:00 PM a 2:00 PM'),
  },
  job_number: text('Job number', 12, '100001'),
  code: text('Sign-in code', 8, '00482193'),
  reply_code: text('Code to reply with', 4, '7301'),
  ticket_number: text('Ticket number', 12, '100001'),
  method: text('Phone or email', 60, '+13125550101'),
  methods: text(
    'Phones and emails, with what went wrong',
    120,
    in2('SMS to +13125550101 (no answer)', 'SMS a +13125550101 (sin respuesta)'),
  ),
  count: text('How many, in words', 50, in2('2 new errors', '2 errores nuevos')),
  plans: text('Plans', 80, in2('Heating after hours', 'Guardia nocturna')),
  category: text('Category', 20, in2('Complaint', 'Queja')),
  urgency: text('Urgency', 20, in2('Urgent', 'Urgente')),
  contact_method: text('Preferred way', 20, in2('Call', 'Llamada')),
  issue: text('Issue', 100, in2('Charged twice for one visit', 'Le cobraron dos veces')),
  tried: maybe('Tried so far', 60, in2('Looked up both invoices', 'Se revisaron las dos facturas')),
  why: maybe('Why it was escalated', 60, in2('Asks for the manager', 'Pide hablar con el gerente')),
  why_me: seldom(
    'Why somebody gets it who is not in the channel',
    160,
    in2('You get this as the backup.', 'Usted recibe esto como suplente.'),
  ),
  claimed_by: seldom('Who has claimed it', 30, 'Carla Diaz'),
  channel: text('Ticket channel', 30, in2('Billing', 'Cobros')),
  link: { type: 'link', nullable: false, label: 'Link', max: 80, sample: 'https://call.example.com/e/4821' },
} as const satisfies Record<string, TextFieldDesign>;

export type TextField = keyof typeof TEXT_FIELDS;

/** Names a field, where one is stored. */
export const TextFieldName = z.enum(Object.keys(TEXT_FIELDS) as [TextField, ...TextField[]]);

/** The fields of one message in words; those that its text does not have are left out. */
export type TextValues = Readonly<Partial<Record<TextField, string | null>>>;
