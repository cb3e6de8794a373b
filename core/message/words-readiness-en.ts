const plural = (count: number, one: string, many: string) => (count === 1 ? `${count} ${one}` : `${count} ${many}`);

/** Drills and what the nightly checks find, in English. `by` is a time, already written. */
export const READINESS_WORDS = {
  drill: {
    subject: 'Test page: please acknowledge',
    sms: (account: string, code: string, link: string, by: string) =>
      `TEST from ${account}, not a call: does this reach you? Reply 1 ${code} or tap ${link} by ${by}`,
    why: (by: string) =>
      `This is a test, not a call. It shows whether this address reaches you before it is needed. Please acknowledge it by ${by}.`,
    rest: 'There is nothing else to do.',
    button: 'It reached me',
  },
  /** Answers to an SMS. */
  reply: {
    thanks: 'Thank you. This phone reaches you. The test is over.',
    noPass: (code: string) => `This is a test, not a call. Reply 1 ${code} to say that it reached you.`,
    tooLate: 'Thank you. That came after the time of the test, so it counts as missed. Please ask for another one.',
    unknown: 'This code is not known or too old.',
  },
  failed: {
    subject: (name: string) => `${name} could not be reached in a test`,
    sentence: (name: string, methods: string) => `A test page did not reach ${name}: ${methods}.`,
    method: (kind: string, address: string, why: string) => `${kind} ${address} (${why})`,
    kind: { sms: 'SMS to', email: 'email to' },
    why: {
      no_answer: 'no answer',
      not_sent: 'it was not sent',
      opted_out: 'opted out',
      bounced: 'it bounced',
      complaint: 'reported as unwanted',
      invalid_number: 'no such number',
    } as Readonly<Record<string, string>>,
    otherwise: 'not delivered',
    rest: 'At night a call would not have reached this person there. Ask why, then test again.',
    button: 'See who is ready',
  },
  findings: {
    subject: (errors: number, warnings: number) =>
      `Plans: ${[errors > 0 ? plural(errors, 'new error', 'new errors') : '', warnings > 0 ? plural(warnings, 'new warning', 'new warnings') : ''].filter(Boolean).join(', ')}`,
    intro: 'The nightly checks have found what was not there before:',
    line: (severity: 'error' | 'warning', message: string) =>
      `${severity === 'error' ? 'Error' : 'Warning'}: ${message}`,
    more: (count: number) => `And ${count} more.`,
    button: 'See the plans',
  },
} as const;
