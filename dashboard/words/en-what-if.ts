/* A finished escalation once more, with other step times. */

export const whatIf = {
  heading: 'What if the steps had had other times?',
  hint: 'Plays this night once more by the rules of today, with the answers that people gave. Nothing is sent.',
  minutes: 'Minutes of each step',
  minutesHint: 'In order, as in: 3, 5',
  missing: 'Enter the minutes of each step, as in: 3, 5',
  play: 'Play it',
};
