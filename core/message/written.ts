/** A message in words, for both channels; the one that is used is chosen when it is addressed. */
export interface Written {
  sms: string;
  email: { subject: string; text: string; html: string };
}
