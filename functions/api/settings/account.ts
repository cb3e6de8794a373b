import { type Account, calendarOf } from '../../../core/account/account.ts';
import { type AccountView, changeAccount, getAccount } from '../../../core/contracts/account.ts';
import { NOT_A_PHONE } from '../../../core/contracts/input.ts';
import { problem } from '../../../core/contracts/problem.ts';
import { DEFAULT_LANGUAGE } from '../../../core/message/language.ts';
import { DEFAULT_QUIET_HOURS } from '../../../core/notification/quiet-hours.ts';
import { toE164 } from '../../../core/phone/phone.ts';
import { operation, reply } from '../../pipelines/call.ts';
import type { SettingsDeps } from './deps.ts';

const viewOf = (account: Account): AccountView => {
  const { id, name, zone, defaultPlanId, technicianMayStop, lateAcceptHours, version } = account;
  const { hours, holidays } = calendarOf(account);
  return {
    ...{ id, name, zone },
    ...(defaultPlanId ? { defaultPlanId } : {}),
    ...{ technicianMayStop, lateAcceptHours, version },
    businessHours: hours,
    holidays,
    quietHours: account.quietHours ?? DEFAULT_QUIET_HOURS,
    language: account.language ?? DEFAULT_LANGUAGE,
    completeRule: account.completeRule ?? 'lead',
    acceptMode: account.acceptMode ?? 'notify_only',
    drills: account.drillsSince !== undefined,
    callerLoop: account.callerLoop ?? true,
    ...(account.reviewLink ? { reviewLink: account.reviewLink } : {}),
    ...(account.colour ? { colour: account.colour } : {}),
    ...(account.officePhone ? { officePhone: account.officePhone } : {}),
    takesBookings: account.takesBookings ?? false,
  };
};

export const accountSettings = (deps: SettingsDeps) =>
  operation(getAccount, async ({ session }) => {
    const account = await deps.accountOf(session.accountId).read();
    return account ? reply(200, viewOf(account)) : { problem: problem('not-found') };
  });

/** Changes what is given; a default plan must exist, or a call at night would have none. */
export const editAccount = (deps: SettingsDeps) =>
  operation(changeAccount, async ({ session, body, now }) => {
    const accounts = deps.accountOf(session.accountId);
    const before = await accounts.read();
    if (!before) return { problem: problem('not-found') };
    if (body.defaultPlanId && !(await deps.plansOf(session.accountId).read(body.defaultPlanId)))
      return {
        problem: problem('invalid', undefined, [{ field: 'defaultPlanId', message: 'there is no such plan' }]),
      };
    const typed = body.officePhone;
    const officePhone = typed ? toE164(typed, deps.defaultCountry) : typed === null ? null : before.officePhone;
    if (typed && !officePhone)
      return {
        problem: problem('invalid', undefined, [{ field: 'officePhone', message: NOT_A_PHONE }]),
      };
    const defaultPlanId = body.defaultPlanId ?? before.defaultPlanId;
    const { reviewLink = before.reviewLink, colour = before.colour } = body;
    const { reviewLink: _link, colour: _colour, officePhone: _phone, drillsSince, ...kept } = before;
    // Switched on again while they are on, they have been on since then.
    const since = body.drills === false ? undefined : (drillsSince ?? (body.drills ? now : undefined));
    const after: Account = {
      ...kept,
      ...(since ? { drillsSince: since } : {}),
      name: body.name ?? before.name,
      zone: body.zone ?? before.zone,
      technicianMayStop: body.technicianMayStop ?? before.technicianMayStop,
      lateAcceptHours: body.lateAcceptHours ?? before.lateAcceptHours,
      ...(body.businessHours ? { businessHours: body.businessHours } : {}),
      ...(body.holidays ? { holidays: [...new Set(body.holidays)].sort() } : {}),
      ...(body.quietHours ? { quietHours: body.quietHours } : {}),
      ...(body.language ? { language: body.language } : {}),
      ...(body.completeRule ? { completeRule: body.completeRule } : {}),
      ...(body.acceptMode ? { acceptMode: body.acceptMode } : {}),
      ...(body.callerLoop === undefined ? {} : { callerLoop: body.callerLoop }),
      ...(reviewLink ? { reviewLink } : {}),
      ...(colour ? { colour } : {}),
      ...(officePhone ? { officePhone } : {}),
      ...(body.takesBookings === undefined ? {} : { takesBookings: body.takesBookings }),
      ...(defaultPlanId ? { defaultPlanId } : {}),
      version: before.version + 1,
    };
    if (!(await accounts.replace(after))) return { problem: problem('conflict') };
    // Whose minute is still ahead is tested today; never, it begins tomorrow.
    if (since && !drillsSince) await deps.watchOf(session.accountId).lookNow(now);
    return reply(200, viewOf(after));
  });
