import { expect, test } from 'vitest';
import { preview, type ScriptedAnswer } from '../../../core/plan/preview.ts';
import { BRIAN, JOHN } from '../../support/builders/team.ts';
import { anAccount, aPlan, aWorld, START } from '../../support/builders/world.ts';

/** The pages of a night in which pages fail as scripted: second, name and channel. */
function pagesWith(...script: Omit<ScriptedAnswer, 'personId'>[]) {
  const played = preview((now) => aWorld({ now, plan: aPlan() }), {
    ownTexts: [],
    ...{ account: anAccount(), start: START, urgency: 'urgent', baseUrl: 'https://x.example', segmentPrice: 0.01 },
    script: script.map((each) => ({ ...each, personId: JOHN.id })),
  });
  return {
    entries: played.entries.map(({ atSeconds, kind, name, channel }) => [atSeconds, kind, name, channel]),
    pages: played.entries.filter(({ kind }) => kind === 'page').map(({ atSeconds, name }) => `${atSeconds} ${name}`),
  };
}

test('whose every page fails is passed over, and the next is paged at that second', () => {
  expect(pagesWith().pages).toContain(`300 ${BRIAN.name}`);
  const { entries, pages } = pagesWith(
    { afterSeconds: 20, does: 'sms_fails' },
    { afterSeconds: 30, does: 'email_fails' },
  );
  expect(entries).toContainEqual([20, 'method_failed', JOHN.name, 'sms']);
  expect(pages).toContain(`30 ${BRIAN.name}`);
  expect(pages).not.toContain(`300 ${BRIAN.name}`);
});

test('one way that fails leaves him the other, in his time', () => {
  const { entries, pages } = pagesWith({ afterSeconds: 20, does: 'sms_fails' });
  expect(entries).toContainEqual([20, 'method_failed', JOHN.name, 'sms']);
  expect(pages).toContain(`300 ${BRIAN.name}`);
});
