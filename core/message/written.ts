/**
 * Where an email stands in a conversation, as message ids (`<…@host>`). A provider may put an id of its own in the place
 * of ours; what the emails have in common is `references`.
 */
export interface EmailThread {
  messageId: string;
  /** What all emails of the conversation refer to, the first among them. */
  references: string;
}

/** A message in words, for both channels; the one that is used is chosen when it is addressed. */
export interface Written {
  sms: string;
  email: {
    subject: string;
    text: string;
    html: string;
    /** Where an answer goes, if not to the sender's address. */
    replyTo?: string;
    thread?: EmailThread;
  };
}
