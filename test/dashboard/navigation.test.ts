import { expect, test } from 'vitest';
import type { Role } from '../../core/person/role.ts';
import { homeOf, navigationFor } from '../../dashboard/desk/navigation.ts';

const linksOf = (...roles: Role[]) => navigationFor(roles).flatMap(({ links }) => links.map(({ to }) => to));

test('a technician who is nothing else has his own calls and his time on call, and no menu', () => {
  expect(linksOf('technician')).toEqual(['/your-calls', '/my-on-call']);
  expect(homeOf(['technician'])).toBe('/your-calls');
});

test('an agent has no settings, and the form for a call as his home', () => {
  expect(navigationFor(['agent', 'technician']).map(({ id }) => id)).toEqual(['work']);
  expect(homeOf(['agent', 'technician'])).toBe('/after-hours');
});

test('who has two roles sees what either may', () => {
  expect(linksOf('agent', 'office')).toEqual(expect.arrayContaining(['/board', '/people', '/plans']));
  expect(homeOf(['agent', 'office'])).toBe('/board');
});

test('every link is named once, and leads to a page of the desk', () => {
  const links = navigationFor(['administrator', 'manager', 'office', 'dispatcher', 'agent']).flatMap(
    (group) => group.links,
  );
  expect(new Set(links.map(({ to }) => to)).size).toBe(links.length);
  for (const { to } of links) expect(to).toMatch(/^\/[a-z-]+$/);
});
