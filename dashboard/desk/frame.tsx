import type { ComponentChildren } from 'preact';
import type { Me } from '../../core/contracts/login.ts';
import { desk as words } from '../words/en-board.ts';
import { ReachBanner } from './channels/reach-banner.tsx';
import { FailedNotices } from './failed-notices.tsx';
import { hasAnyOf, TEAM } from './navigation.ts';
import { TopBar } from './top-bar.tsx';

/** What stands around every page of the desk: where one can go, and what somebody has to see to. */
export function Frame({ me, path, children }: { me: Me; path: string; children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <TopBar me={me} path={path} />
      <ReachBanner me={me} />
      {hasAnyOf(me.roles, TEAM) && <FailedNotices />}
      {children}
    </>
  );
}
