import { DrillsView } from '../../core/contracts/drills.ts';
import type { TrayItem } from '../../local/tray/tray.ts';
import { bodyOf } from './api-client.ts';
import { ANA } from './demo.ts';
import type { Expected } from './journey.ts';
import type { Callout } from './start-callout.ts';

/** The two messages of a drill, by phone and by email. */
export const drillsTo = (person: { phone: string; email: string }): Expected[] => [
  { to: person.phone, class: 'staff', says: /^\s*TEST from/ },
  { to: person.email, class: 'staff', says: 'Test page' },
];

/** The four digits of a drill, as its link has them. */
export const drillCode = (message: TrayItem | undefined): string => {
  const code = /\/drills\/([0-9]{4})\b/.exec(message?.text ?? '')?.[1];
  if (!code) throw new Error(`There is no drill in: ${message?.text}`);
  return code;
};

/** How the methods of somebody stand, as Ana sees them. */
export async function drillsOf(app: Callout, person: { id: string }): Promise<DrillsView['items'][number]['methods']> {
  const { items } = bodyOf(DrillsView, await (await app.become(ANA)).get('/v1/drills'), 200);
  return items.find(({ personId }) => personId === person.id)?.methods ?? [];
}
