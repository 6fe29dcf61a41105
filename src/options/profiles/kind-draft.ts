import type { OwnMember, ProfileOf, ProfileType } from '../../core/configuration/profile';
import type { Message } from '../../core/words/message';

/** Converts one kind's own fields between a profile and the editor's draft (`D`), which may not be valid yet. */
export interface KindDraft<T extends ProfileType, D> {
  readonly empty: D;
  toDraft(profile: ProfileOf<T>): D;
  toMembers(draft: D): Pick<ProfileOf<T>, OwnMember<T> | 'type'>;
  findProblems(draft: D): Partial<Record<keyof D, Message | undefined>>;
}
