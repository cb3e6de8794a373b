import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../core/notification/contact.ts';
import { plusMinutes } from '../../../core/time/instant.ts';
import { actor } from '../../support/builders/story.ts';
import { DEE, JOHN } from '../../support/builders/team.ts';
import { appointmentId, MORNING } from '../job/a-visit.ts';
import { aToldStory, MARIA, rulesFor } from './a-told-story.ts';

describe('six messages a day', () => {
  test('what is more is merged into one the next morning', () => {
    const story = aToldStory({ rules: rulesFor('booked', 'complete') });
    story.around.toldBefore = 5;
    story.add();
    story.later(0);
    story.tap(JOHN, 'WORKING');
    story.tap(JOHN, 'COMPLETE');
    story.add({ id: appointmentId(2) });
    story.later(3600);
    expect(story.told()).toEqual(['booked']);
    story.later(86_400);
    expect(story.sent.map(({ at, facts }) => [at, facts])).toEqual([
      [MORNING, ['booked']],
      ['2026-06-02T13:00:00.000Z', ['complete']],
    ]);
  });

  test('parts come to the message that waits already, and what is no longer true is left out', () => {
    const story = aToldStory({ rules: rulesFor('moved', 'complete') });
    story.around.toldBefore = 6;
    story.add();
    story.add({ id: appointmentId(2), technicians: [JOHN] }, plusMinutes(MORNING, 3 * 24 * 60));
    story.tap(JOHN, 'WORKING');
    story.tap(JOHN, 'COMPLETE');
    const start = plusMinutes(MORNING, 4 * 24 * 60);
    const move = { trigger: 'move' as const, appointmentId: appointmentId(2), by: actor(DEE) };
    story.change({ ...move, start, end: plusMinutes(start, 60) });
    story.change({ ...move, start: plusMinutes(start, 60), end: plusMinutes(start, 120) });
    expect(story.waiting()).toHaveLength(1);
    story.later(86_400);
    expect(story.told()).toEqual(['complete', 'moved']);
  });

  test('are counted for each contact: the tenant’s do not take the owner’s', () => {
    const tenant: Contact = {
      id: 'tom',
      audience: 'tenant',
      sms: { address: '+13125550191', bounced: false, optedOut: [] },
    };
    const rules = rulesFor('booked', 'on_the_way').map((rule) => ({
      ...rule,
      audience: ['primary' as const, 'tenant' as const],
    }));
    const story = aToldStory({ rules });
    story.around.contacts = [MARIA, tenant];
    story.around.toldBefore = 4;
    story.add();
    story.later(0);
    story.tap(JOHN, 'TRAVELING');
    story.later(60);
    expect(story.sent.map(({ to }) => to).toSorted()).toEqual(
      ['+13125550190', '+13125550190', '+13125550191', '+13125550191'].toSorted(),
    );
  });

  test('an emergency is exempt', () => {
    const story = aToldStory();
    story.around.toldBefore = 20;
    story.around.emergency = true;
    story.add();
    story.tap(JOHN, 'TRAVELING');
    story.later(60);
    expect(story.told()).toEqual(['on_the_way']);
  });
});
