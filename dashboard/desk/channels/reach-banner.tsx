import { useEffect } from 'preact/hooks';
import type { Me } from '../../../core/contracts/login.ts';
import { reachBanner as words } from '../../words/en-tickets.ts';
import { Mark } from '../mark.tsx';
import { DESK, hasAnyOf } from '../navigation.ts';
import { channelReach, watchReach } from './reach.ts';

/**
 * On every page of the desk while a ticket channel reaches nobody, for those who can mend it and for the agents, whose
 * tickets go there. Nothing until channels were saved for the first time: then nobody has left one empty yet.
 */
export function ReachBanner({ me }: { me: Me }) {
  const isAsked = hasAnyOf(me.roles, DESK);
  useEffect(() => (isAsked ? watchReach() : undefined), [isAsked]);
  const mayMend = me.roles.includes('administrator');
  const reach = channelReach.value;
  const unreached = reach?.isSetUp === true ? reach.channels.filter(({ reached }) => !reached) : [];
  if (reach === undefined || unreached.length === 0 || !(mayMend || me.roles.includes('agent'))) return null;
  return (
    <aside aria-label={words.label}>
      <div class="reach-banner" role="alert">
        <Mark tone="bad">{words.unreached(unreached.map(({ name }) => name))}</Mark>
        <span>{words.fallback[reach.fallback]}</span>
        {mayMend ? <a href="/channels">{words.mend}</a> : <span>{words.tell}</span>}
      </div>
    </aside>
  );
}
