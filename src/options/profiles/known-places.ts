import type { Found } from '../../core/discovery/found';
import { findOnlyDomain, findOnlySpace } from '../../core/discovery/suggest';
import type { ProfileDraft } from './profile-draft';

/** What a space that AWS has listed tells of fields in which nothing has been typed or chosen. */
export function withKnownSpace(draft: ProfileDraft, found: Found, spaceName: string): Partial<ProfileDraft> {
  const space = findOnlySpace(found, spaceName, draft);
  if (!space) return {};
  return {
    ...(draft.domainId.trim() === '' && { domainId: space.domainId }),
    ...(draft.userProfileName.trim() === '' && space.owner !== undefined && { userProfileName: space.owner }),
    ...(draft.landing === 'none' && space.app !== undefined && { landing: space.app }),
  };
}

/** The domain of a user profile that AWS has listed in one domain alone, where none has been typed. */
export function withKnownDomain(draft: ProfileDraft, found: Found, userProfileName: string): Partial<ProfileDraft> {
  const domainId = draft.domainId.trim() === '' ? findOnlyDomain(found, userProfileName) : undefined;
  return domainId === undefined ? {} : { domainId };
}
