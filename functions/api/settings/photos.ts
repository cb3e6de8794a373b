import type { PersonView } from '../../../core/contracts/people.ts';
import { getPhoto, putPhoto, removePhoto } from '../../../core/contracts/photos.ts';
import { type Problem, problem } from '../../../core/contracts/problem.ts';
import type { PersonId } from '../../../core/ids/ids.ts';
import type { Session } from '../../../core/login/session.ts';
import { PHOTO_MAX_SIDE, type PhotoFlaw, photoFlaw } from '../../../core/person/photo.ts';
import { personView } from '../../../core/person/readiness.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { operation } from '../../pipelines/call.ts';
import { hashBytes } from '../../pipelines/secret-hash.ts';
import type { SettingsDeps } from './deps.ts';

const FLAWS: Record<PhotoFlaw, string> = {
  not_jpeg: 'must be a JPEG',
  too_many_pixels: `must have at most ${PHOTO_MAX_SIDE} pixels a side`,
  says_more: 'must hold the picture alone: no Exif, no comment',
};

/** Changes somebody's photo: an administrator anybody's, everybody else his own. Sent again it is the same photo. */
async function change(
  deps: SettingsDeps,
  { session, verdict, now }: { session: Session; verdict: 'allow' | 'own'; now: Instant },
  id: PersonId,
  photo: Uint8Array | 'none',
): Promise<{ status: 200; body: PersonView } | { problem: Problem }> {
  if (verdict === 'own' && id !== session.personId) return { problem: problem('not-found') };
  const people = deps.peopleOf(session.accountId);
  const before = await people.read(id);
  if (!before) return { problem: problem('not-found') };
  const { photo: was, ...rest } = before;
  const after = { ...rest, ...(photo === 'none' ? {} : { photo: hashBytes(photo) }), version: before.version + 1 };
  const body = (person: typeof before) => ({ status: 200 as const, body: personView(person, true) });
  if (was === after.photo) return body(before);
  const changed = await people.change(before, after, { endSessions: false, messages: [], now, photo });
  return changed ? body(after) : { problem: problem('conflict') };
}

export const givePhoto = (deps: SettingsDeps) =>
  operation(putPhoto, async (call) => {
    const flaw = photoFlaw(call.bytes);
    if (flaw) return { problem: problem('invalid', undefined, [{ field: 'body', message: FLAWS[flaw] }]) };
    return change(deps, call, call.params.personId, call.bytes);
  });

export const takePhotoAway = (deps: SettingsDeps) =>
  operation(removePhoto, (call) => change(deps, call, call.params.personId, 'none'));

export const showPhoto = (deps: SettingsDeps) =>
  operation(getPhoto, async ({ session, params }) => {
    const bytes = await deps.peopleOf(session.accountId).photo(params.personId);
    return bytes ? { file: { type: 'image/jpeg', bytes } } : { problem: problem('not-found') };
  });
