import type { Instant } from '../time/instant.ts';
import { recipientId } from './eta.ts';
import type { MergedNotice, NoticeIntent, NoticeRow } from './notice.ts';
import { dayIn, nextMorning, type QuietHours } from './quiet-hours.ts';

/** Messages spec, rule 13. */
export const MESSAGES_A_DAY = 6;

interface CapWorld {
  zone: string;
  quiet: QuietHours;
  rows: readonly NoticeRow[];
  /** How many messages a contact has had or will have on a day of the service address, across the customer's jobs. */
  toldOn: (day: string, contactId: string) => number;
  /** Emergencies are exempt. */
  emergency: boolean;
}

/**
 * What goes beyond six messages a day and contact becomes part of one message the next morning, with the parts that are there
 * already. `lost` is what comes after that message has gone: it is said on the timeline.
 */
export function capped(
  intents: readonly NoticeIntent[],
  world: CapWorld,
): { messages: NoticeIntent[]; lost: NoticeIntent[] } {
  if (world.emergency) return { messages: [...intents], lost: [] };
  const planned = new Map<string, number>();
  const messages: NoticeIntent[] = [];
  const lost: NoticeIntent[] = [];
  for (const intent of intents) {
    if (intent.class === 'staff' || intent.over === 'queued') {
      messages.push(intent);
      continue;
    }
    const day = dayIn(world.zone, intent.dueAt);
    const contactId = recipientId(intent.to);
    const ahead = planned.get(`${day} ${contactId}`) ?? 0;
    if (world.toldOn(day, contactId) + ahead < MESSAGES_A_DAY) {
      planned.set(`${day} ${contactId}`, ahead + 1);
      messages.push(intent);
    } else if (!merge(intent, messages, world)) lost.push(intent);
  }
  return { messages, lost };
}

/** Adds a message to the next morning's; false when that one is not waiting any more. */
function merge(intent: NoticeIntent, messages: NoticeIntent[], { zone, quiet, rows }: CapWorld): boolean {
  if (intent.content.kind !== 'notice') return false;
  const dueAt: Instant = nextMorning(intent.dueAt, zone, quiet);
  const key = `NOTICES#${dayIn(zone, dueAt)}#${recipientId(intent.to)}`;
  const part = { key: intent.key, notice: intent.content };
  const begun = messages.find((each) => each.key === key);
  if (begun) {
    if (begun.content.kind === 'notices') begun.content.parts.push(part);
    return true;
  }
  const row = rows.find((each) => each.key === key && each.status !== 'suppressed');
  if (row && row.status !== 'queued') return false;
  const parts = row?.content.kind === 'notices' ? row.content.parts : [];
  const content: MergedNotice = { kind: 'notices', parts: [...parts, part] };
  messages.push({ key, class: 'customer', to: intent.to, content, dueAt, over: row ? 'queued' : 'nothing' });
  return true;
}
