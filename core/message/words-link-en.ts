/*
 * What stands around the one link of a customer's message: the words before it in a text, the button in an email. In a
 * text every word counts: with it the link should still fit into one segment.
 */
export const LINK_WORDS = {
  lead: {
    none: '',
    reminder: 'Confirm: ',
    survey: 'Please tell us: ',
    review: 'If you were happy with us, please tell others: ',
  },
  button: {
    appointment: 'See your appointment',
    reminder: 'Confirm or ask for another time',
    crew: 'See who comes to you',
    request: 'See your request',
    survey: 'Tell us how we did',
    review: 'Tell others',
    job: 'See your job',
  },
  preferences: 'Choose what we send you',
} as const;
