/* How English counts and lists, for all words of the dashboard. */

/** `1 minute`, `2 minutes`. */
export const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** `Ana, Brian and Carla`. */
export const names = new Intl.ListFormat('en', { type: 'conjunction' });
