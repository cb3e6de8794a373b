import type { SystemFact } from '../job/status-fact.ts';
import type { Language } from '../message/language.ts';
import { CATALOGUE_EN } from './catalogue-en.ts';
import { CATALOGUE_ES } from './catalogue-es.ts';

/** What customers can be told of: a fact of the system, or any status code of the account's own. */
export type ToldOf = SystemFact | 'code';

/** The default texts of one fact. An SMS begins with the contractor's name, which is put before it. */
export interface DefaultTexts {
  sms: string;
  subject: string;
  /** Paragraphs of the email, an empty line between them. */
  text: string;
}

/** What the button of an email leads to: a part of the customer's own page, or where the account wants to be praised. */
export type ButtonName = 'appointment' | 'reminder' | 'crew' | 'survey' | 'job' | 'request' | 'review';

/** Everything that is said to customers in one language: templates, and the words that fields are made of. */
export interface Catalogue {
  templates: Readonly<Record<ToldOf, DefaultTexts>>;
  /** Subject of the message that holds what was too much for one day. */
  mergedSubject: string;
  words: {
    /** The fact in a word or two: the field `status_label`. */
    labels: Readonly<Record<SystemFact, string>>;
    customer: string;
    and: string;
    arrivesAt: (time: string) => string;
    arrivesBetween: (from: string, to: string) => string;
    appointmentOf: (when: string) => string;
    jobCalled: (summary: string) => string;
    facts: Readonly<Record<'when' | 'place' | 'technician' | 'job', string>>;
    /** On an email's one button. */
    buttons: Readonly<Record<ButtonName, string>>;
    /** In the foot of an email: where the reader chooses what he is sent. */
    preferences: string;
    footer: string;
  };
}

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en: CATALOGUE_EN, es: CATALOGUE_ES };

/** The entry of the catalogues that a notice is written with. */
export const toldOf = (about: SystemFact | { code: string }): ToldOf => (typeof about === 'string' ? about : 'code');
