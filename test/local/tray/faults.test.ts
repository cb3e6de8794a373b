import { describe, expect, it } from 'vitest';
import { createFaults, Fault } from '../../../local/tray/faults.ts';

describe('faults', () => {
  it('are used up in the order they were added, one turn a message, each on its channel', () => {
    const faults = createFaults();
    faults.add({ channel: 'sms', behaviour: 'throttle', count: 2 });
    faults.add({ channel: 'email', behaviour: 'refused', count: 1 });
    faults.add({ channel: 'sms', behaviour: 'slow', count: 1 });
    expect(faults.take('sms')).toBe('throttle');
    expect(faults.list()).toEqual([
      { channel: 'sms', behaviour: 'throttle', count: 1 },
      { channel: 'email', behaviour: 'refused', count: 1 },
      { channel: 'sms', behaviour: 'slow', count: 1 },
    ]);
    expect([1, 2, 3].map(() => faults.take('sms'))).toEqual(['throttle', 'slow', undefined]);
    expect([1, 2].map(() => faults.take('email'))).toEqual(['refused', undefined]);
    expect(faults.list()).toEqual([]);
  });

  it('can all be taken back', () => {
    const faults = createFaults();
    faults.add({ channel: 'sms', behaviour: 'throttle', count: 5 });
    faults.clear();
    expect(faults.take('sms')).toBeUndefined();
  });

  it('are one message long unless said otherwise, and refuse what no provider does', () => {
    expect(Fault.parse({ channel: 'sms', behaviour: 'slow' })).toEqual({ channel: 'sms', behaviour: 'slow', count: 1 });
    for (const wrong of [
      { channel: 'fax', behaviour: 'slow' },
      { channel: 'sms', behaviour: 'explode' },
      { channel: 'sms', behaviour: 'slow', count: 0 },
      { channel: 'sms', behaviour: 'slow', count: 1.5 },
    ]) {
      expect(Fault.safeParse(wrong).success).toBe(false);
    }
  });
});
