import type { DutyView } from '../../../core/contracts/my-on-call.ts';
import { saySpan } from '../../time/say-span.ts';

/** A duty's time in words, in its schedule's zone. */
export const sayDuty = ({ start, end, zone }: Pick<DutyView, 'start' | 'end' | 'zone'>): string =>
  saySpan(Date.parse(start), Date.parse(end), zone);
