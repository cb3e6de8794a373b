import { describe, expect, test } from 'vitest';
import { DEFAULT_CATEGORY_MAP } from '../../../core/ticket/channel.ts';
import { escalateOffer } from '../../../core/ticket/offer.ts';
import { InstantInput } from '../../../core/time/instant.ts';
import { ARRIVED, aTicketStory, aTicketWorld, MARIA, theChannels } from './ticket-story.ts';

describe('what the form shows before it is sent', () => {
  test.each(['urgent', 'standard'] as const)('is what a ticket made now is due at: %s', (urgency) => {
    const offer = escalateOffer(MARIA, aTicketWorld());
    expect(offer.promises[urgency].dueAt).toBe(aTicketStory({ urgency }).current().dueAt);
  });

  test('says when and how, in the words for the customer', () => {
    const { urgent, standard } = escalateOffer(MARIA, aTicketWorld()).promises;
    expect(urgent.sentences.call).toBe('Someone will contact you by 5 pm today by phone');
    expect(standard.sentences.email).toBe('Someone will contact you by 5 pm on Thursday, June 4 by email');
    const late = InstantInput.parse('2026-06-02T16:30:00-05:00');
    expect(escalateOffer(MARIA, aTicketWorld({ now: late })).promises.urgent.sentences.text).toBe(
      'Someone will contact you by noon tomorrow by text',
    );
  });

  test('has the ways in which the customer can be contacted, and no others', () => {
    const ways = (customer: Parameters<typeof escalateOffer>[0]) =>
      escalateOffer(customer, aTicketWorld()).contactMethods;
    expect(ways(MARIA)).toEqual(['call', 'text', 'email']);
    expect(ways({ name: 'Noah', phone: '+13125550155' })).toEqual(['call', 'text']);
    expect(ways({ name: 'Ada', email: 'ada@example.com' })).toEqual(['email']);
    expect(ways({ name: 'Nobody' })).toEqual([]);
  });

  test('names the channel of each category, and says where the people on call are paged instead', () => {
    const channels = theChannels({
      more: { warranty: { name: 'Warranty desk', recipients: ['w@northside.example'] } },
      categoryMap: {
        ...DEFAULT_CATEGORY_MAP,
        technical: { channel: 'warranty', ladder: false },
        complaint: { channel: 'service', ladder: true },
      },
    });
    const { categories } = escalateOffer(MARIA, aTicketWorld({ channels, now: ARRIVED }));
    expect(categories.technical).toEqual({ channel: 'Warranty desk', ladder: false });
    expect(categories.complaint).toEqual({ channel: 'Service', ladder: true });
    expect(categories.billing).toEqual({ channel: 'Accounting', ladder: false });
  });
});
