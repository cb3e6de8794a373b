import type { Me } from '../../core/contracts/login.ts';
import type { TextName } from '../../core/text/text-name.ts';
import { AccountPage } from '../desk/account/account-page.tsx';
import { ChannelsPage } from '../desk/channels/channels-page.tsx';
import { NotFound } from '../desk/desk-not-found.tsx';
import { Frame } from '../desk/frame.tsx';
import { hasAnyOf, MANAGERS } from '../desk/navigation.ts';
import { PeoplePage } from '../desk/people/people-page.tsx';
import { NewPersonPage, PersonPage } from '../desk/people/person-page.tsx';
import { place } from '../desk/place.ts';
import { NewPlanPage, PlanPage } from '../desk/plans/plan-page.tsx';
import { PlansPage } from '../desk/plans/plans-page.tsx';
import { NewSchedulePage, SchedulePage } from '../desk/schedules/schedule-page.tsx';
import { SchedulesPage } from '../desk/schedules/schedules-page.tsx';
import { CatalogueTextPage } from '../desk/texts/catalogue-text-page.tsx';
import { CatalogueTextsPage } from '../desk/texts/catalogue-texts-page.tsx';
import { NewRulePage, RulePage } from '../desk/texts/rule-page.tsx';
import { RulesPage } from '../desk/texts/rules-page.tsx';
import { StatusCodesPage } from '../desk/texts/status-codes-page.tsx';
import { nameOfText } from '../words/en-catalogue-texts.ts';

/** What is set up once: the pages of the navigation's group "Settings", in the desk's frame. */
export function Settings({ me }: { me: Me }) {
  const path = place.value;
  return (
    <Frame me={me} path={path}>
      {pageAt(path, me) ?? <NotFound />}
    </Frame>
  );
}

function pageAt(path: string, me: Me) {
  const mayEdit = hasAnyOf(me.roles, MANAGERS);
  if (path === '/people') return <PeoplePage mayEdit={me.roles.includes('administrator')} />;
  if (path === '/people/new') return <NewPersonPage />;
  if (path === '/schedules') return <SchedulesPage mayEdit={mayEdit} />;
  if (path === '/schedules/new') return <NewSchedulePage me={me} />;
  if (path === '/plans') return <PlansPage mayEdit={mayEdit} />;
  if (path === '/plans/new') return <NewPlanPage />;
  if (path === '/rules') return <RulesPage mayEdit={mayEdit} />;
  if (path === '/rules/new') return <NewRulePage />;
  if (path === '/texts') return <CatalogueTextsPage />;
  if (path === '/status-codes') return <StatusCodesPage mayEdit={mayEdit} />;
  if (path === '/account' && me.roles.includes('administrator')) return <AccountPage />;
  if (path === '/channels') return <ChannelsPage me={me} />;
  const [, kind, id] = /^\/(people|schedules|plans|rules|texts)\/(\w+)$/.exec(path) ?? [];
  if (kind === 'people' && id !== undefined) return <PersonPage key={id} personId={id} />;
  if (kind === 'schedules' && id !== undefined) return <SchedulePage key={id} scheduleId={id} me={me} />;
  if (kind === 'plans' && id !== undefined) return <PlanPage key={id} planId={id} me={me} />;
  if (kind === 'rules' && id !== undefined) return <RulePage key={id} ruleId={id} me={me} mayEdit={mayEdit} />;
  // A name that has words is one of the catalogue's.
  if (kind === 'texts' && id !== undefined && nameOfText(id) !== undefined)
    return <CatalogueTextPage key={id} name={id as TextName} me={me} mayEdit={mayEdit} />;
  return undefined;
}
