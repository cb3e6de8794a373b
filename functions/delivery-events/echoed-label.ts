import * as z from 'zod';
import type { DeliveryEvent } from '../../core/message/delivery.ts';

/** A tag's value is cut off there, and leads nowhere then. */
const TAG_MAX = 256;

const Tag = z
  .base64url()
  .min(1)
  .max(TAG_MAX - 1)
  .transform((tag) => Buffer.from(tag, 'base64url').toString('utf8'));
const Label = z.object({ cause: Tag, key: Tag });

/** Our label as a provider repeats it; nothing where it is not ours, or too long to be whole. */
export function echoedLabel(tags: unknown): Pick<DeliveryEvent, 'label'> {
  const { data } = Label.safeParse(tags);
  return data ? { label: data } : {};
}
