/*
 * What a template may say of a visit: the one list, which the check at saving, the screen's chips and the sender go by.
 * A field that may be missing must be given something to say instead: `{{ technician | default: "Our technician" }}`.
 */

export interface MergeField {
  type: 'text' | 'time' | 'link';
  /** Missing in some messages, so that a template must have a `default` for it. */
  nullable: boolean;
  /** What it is, in words for whoever writes the template. */
  label: string;
}

export const MERGE_FIELDS = {
  customer_name: { type: 'text', nullable: false, label: 'Customer’s name' },
  technician: { type: 'text', nullable: true, label: 'Technician’s name' },
  technicians: { type: 'text', nullable: true, label: 'All technicians' },
  certifications: { type: 'text', nullable: true, label: 'Technician’s certifications' },
  appointment_date: { type: 'time', nullable: true, label: 'Date' },
  appointment_window: { type: 'time', nullable: true, label: 'Date and time window' },
  arrival: { type: 'time', nullable: true, label: 'Arrival, or the window' },
  eta: { type: 'time', nullable: true, label: 'Arrival time' },
  visit: { type: 'text', nullable: false, label: 'Appointment, or the job' },
  address: { type: 'text', nullable: true, label: 'Address' },
  job_summary: { type: 'text', nullable: false, label: 'What the job is' },
  job_number: { type: 'text', nullable: false, label: 'Job number' },
  status_label: { type: 'text', nullable: false, label: 'Status' },
  account_name: { type: 'text', nullable: false, label: 'Our name' },
  account_phone: { type: 'text', nullable: true, label: 'Our phone' },
  review_link: { type: 'link', nullable: true, label: 'Review link' },
  link: { type: 'link', nullable: true, label: 'Link to the customer’s page' },
} as const satisfies Record<string, MergeField>;

export type FieldName = keyof typeof MERGE_FIELDS;

export const FIELD_NAMES = Object.keys(MERGE_FIELDS) as readonly FieldName[];

/** The fields of one message in words, ready to be put into a template; null where there is nothing to say. */
export type MergeValues = Readonly<Record<FieldName, string | null>>;
