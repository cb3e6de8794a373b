/* The words of the ticket channels' settings and of tag fields; see `en.ts` for what holds for all. */

export const tagField = {
  add: 'Enter, a comma or a space adds it; Backspace takes the last one away.',
  remove: (tag: string) => `Remove ${tag}`,
  removed: (tag: string) => `${tag} was removed.`,
  added: (tag: string) => `${tag} was added.`,
  known: (tag: string) => `${tag} is in it already.`,
  tooMany: (most: number) => `At most ${most}.`,
};

export const channels = {
  heading: 'Ticket channels',
  link: 'Channels',
  intro: 'Who gets a ticket: each category goes to a channel, and a channel is a list of email addresses.',
  notSetUp: 'Nothing is set up yet: every ticket goes to the administrators.',
  warningsHeading: 'What to look at',
  unreached: (channel: string) => `${channel} reaches nobody.`,
  fallsTo: {
    default: 'Its tickets go to the default recipient.',
    administrators: 'Its tickets go to the administrators.',
  },
  warning: {
    all_share_one_address: (address: string) =>
      `All channels send to ${address} only: if nobody reads that mailbox, every ticket waits.`,
    one_personal_address: (channel: string, address: string) =>
      `${channel} is ${address} alone, one person’s own address, without a backup: its tickets wait while that person is away.`,
    bounced: (channel: string, address: string) =>
      `${address} in ${channel} bounced: emails no longer reach it. Take it out; added again, it is tried again.`,
  },
  name: 'Channel',
  recipientsOf: (name: string) => `Recipients of ${name}`,
  nobody: 'Nobody',
  bounced: 'Bounced',
  newChannel: 'New channel',
  addChannel: 'Add a channel',
  remove: 'Remove',
  removeOf: (name: string) => `Remove the channel ${name}`,
  backupHeading: 'Default recipient and backup',
  backup: 'Default recipient',
  backupHint:
    'Gets what a channel without a working recipient would lose, and is reminded when a channel has not dealt with a ticket.',
  noBackup: 'None',
  categories: 'Which category goes where',
  categoryTo: (category: string) => `Channel of ${category}`,
  choose: 'Choose…',
  ladder: 'Page the people on call instead',
  ladderOf: (category: string) => `${category}: page the people on call instead`,
  ladderHint:
    'Instead of an email to the channel, the default plan pages them, at any hour. The ticket is made as well.',
  done: 'Done',
  cancel: 'Cancel',
  saved: 'Saved.',
  missing: {
    name: 'Enter a name.',
    channel: 'Choose a channel.',
    email: (typed: string) => `“${typed}” is not an email address.`,
  },
};
