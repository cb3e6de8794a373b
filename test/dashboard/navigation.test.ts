import { expect, test } from 'vitest';
import type { Role } from '../../core/person/role.ts';
import { homeOf, isSetting, navigationFor } from '../../dashboard/desk/navigation.ts';
import { entryOf } from '../../functions/api/web/site.ts';

const linksOf = (...roles: Role[]) => navigationFor(roles).flatMap(({ links }) => links.map(({ to }) => to));

test('a technician who is nothing else has his own calls, his day and his time on call, and no menu', () => {
  expect(linksOf('technician')).toEqual(['/your-calls', '/my-day', '/my-on-call']);
  expect(homeOf(['technician'])).toBe('/your-calls');
});

test('an agent has no settings, and the form for a call as his home', () => {
  expect(navigationFor(['agent', 'technician']).map(({ id }) => id)).toEqual(['work']);
  expect(homeOf(['agent', 'technician'])).toBe('/after-hours');
});

test('who has two roles sees what either may', () => {
  expect(linksOf('agent', 'office')).toEqual(expect.arrayContaining(['/board', '/people', '/plans']));
  expect(homeOf(['agent', 'office'])).toBe('/board');
  expect(linksOf('dispatcher', 'technician')).toContain('/my-day');
  expect(linksOf('dispatcher')).not.toContain('/my-day');
});

test('every link is named once, and leads to a page of the desk', () => {
  const links = navigationFor(['administrator', 'manager', 'office', 'dispatcher', 'agent']).flatMap(
    (group) => group.links,
  );
  expect(new Set(links.map(({ to }) => to)).size).toBe(links.length);
  for (const { to } of links) expect(to).toMatch(/^\/[a-z-]+$/);
});

test('the server hands out the entry that shows the page', () => {
  for (const { id, links } of navigationFor(['administrator']))
    for (const { to } of links)
      for (const path of [to, `${to}/new`]) {
        expect([path, entryOf(path)]).toEqual([path, id === 'settings' ? 'settings' : 'desk']);
        expect([path, isSetting(path)]).toEqual([path, id === 'settings']);
      }
  expect(['/', '/peoples', '/me', '/e/4821', '/my-day', '/c/x', '/book/northside'].map(entryOf)).toEqual([
    ...['desk', 'desk', 'desk', 'field', 'day', 'customer', 'customer'],
  ]);
});
