import type { Role } from '../../core/person/role.ts';
import { escalation } from '../words/en.ts';
import { account } from '../words/en-account.ts';
import { afterHours, ownCalls } from '../words/en-after-hours.ts';
import { board, desk as words } from '../words/en-board.ts';
import { catalogueTexts } from '../words/en-catalogue-texts.ts';
import { channels } from '../words/en-channels.ts';
import { customers } from '../words/en-customers.ts';
import { day } from '../words/en-day.ts';
import { jobs } from '../words/en-jobs.ts';
import { people } from '../words/en-people.ts';
import { plans } from '../words/en-plans.ts';
import { myOnCall, reports } from '../words/en-readiness.ts';
import { schedules } from '../words/en-schedules.ts';
import { tasks } from '../words/en-tasks.ts';
import { codes, rules } from '../words/en-texts.ts';
import { tickets } from '../words/en-tickets.ts';

/*
 * Where one can go from the top bar, as data: a page is a line here, with who may see it. What somebody may do there is
 * the API's to say; a link that only leads to a refusal is left out.
 */

/** Everybody but a technician who is nothing else: they see the board and start escalations. */
export const DESK: readonly Role[] = ['administrator', 'manager', 'office', 'dispatcher', 'agent'];

/** Those who see the team, its schedules and its plans. */
export const TEAM: readonly Role[] = ['administrator', 'manager', 'office', 'dispatcher'];

/** Those who may be on call. */
const ON_CALL: readonly Role[] = ['administrator', 'manager', 'office', 'dispatcher', 'technician'];

/** Those who see reports and change schedules and plans. */
export const MANAGERS: readonly Role[] = ['administrator', 'manager'];

export interface NavigationLink {
  to: string;
  label: string;
  roles: readonly Role[];
}

export interface NavigationGroup {
  id: 'work' | 'settings';
  label: string;
  links: readonly NavigationLink[];
}

/** What a day is worked with, and what is set up once. In the order on screen. */
const NAVIGATION: readonly NavigationGroup[] = [
  {
    id: 'work',
    label: words.work,
    links: [
      { to: '/board', label: board.heading, roles: DESK },
      { to: '/after-hours', label: afterHours.heading, roles: DESK },
      { to: '/my-day', label: escalation.myDay, roles: ['technician'] },
      { to: '/day', label: day.heading, roles: TEAM },
      { to: '/jobs', label: jobs.heading, roles: DESK },
      { to: '/customers', label: customers.heading, roles: DESK },
      { to: '/tasks', label: tasks.heading, roles: DESK },
      { to: '/tickets', label: tickets.heading, roles: TEAM },
      { to: '/my-on-call', label: myOnCall.heading, roles: ON_CALL },
      { to: '/reports', label: reports.heading, roles: MANAGERS },
    ],
  },
  {
    id: 'settings',
    label: words.settings,
    links: [
      { to: '/people', label: people.heading, roles: TEAM },
      { to: '/schedules', label: schedules.heading, roles: TEAM },
      { to: '/plans', label: plans.heading, roles: TEAM },
      { to: '/rules', label: rules.heading, roles: TEAM },
      { to: '/texts', label: catalogueTexts.heading, roles: TEAM },
      { to: '/status-codes', label: codes.heading, roles: TEAM },
      { to: '/channels', label: channels.link, roles: TEAM },
      { to: '/account', label: account.heading, roles: ['administrator'] },
    ],
  },
];

/** Whether a path is one of the settings, which are an entry of their own: most people never load them. */
export const isSetting = (path: string): boolean =>
  NAVIGATION.some(
    ({ id, links }) => id === 'settings' && links.some(({ to }) => path === to || path.startsWith(`${to}/`)),
  );

/** All that a technician who is nothing else has here. */
const OWN_CALLS: NavigationGroup = {
  id: 'work',
  label: words.work,
  links: [
    { to: '/your-calls', label: ownCalls.heading, roles: ['technician'] },
    { to: '/my-day', label: escalation.myDay, roles: ['technician'] },
    { to: '/my-on-call', label: myOnCall.heading, roles: ['technician'] },
  ],
};

export const hasAnyOf = (roles: readonly Role[], wanted: readonly Role[]): boolean =>
  roles.some((role) => wanted.includes(role));

/** The groups with what somebody of these roles may see; groups without anything are left out. */
export function navigationFor(roles: readonly Role[]): NavigationGroup[] {
  if (!hasAnyOf(roles, DESK)) return [OWN_CALLS];
  return NAVIGATION.map((group) => ({
    ...group,
    links: group.links.filter((link) => hasAnyOf(roles, link.roles)),
  })).filter(({ links }) => links.length > 0);
}

/**
 * What `/` is for somebody. An agent's home is the form for a call: when the phone rings at night it has to be there
 * with the cursor in it, and no task is as urgent as a caller. A technician has his own calls, everybody else watches
 * the board.
 */
export function homeOf(roles: readonly Role[]): '/after-hours' | '/board' | '/your-calls' {
  if (!hasAnyOf(roles, DESK)) return '/your-calls';
  return roles.every((role) => role === 'agent' || role === 'technician') ? '/after-hours' : '/board';
}
