import type { OwnMember, ProfileOf, ProfileType } from '../../core/configuration/profile';
import type { Message } from '../../core/words/message';

/** What the editor holds of one kind's own fields (`D`), whether valid yet or not, and how it becomes part of a profile. */
export interface KindDraft<T extends ProfileType, D> {
  readonly empty: D;
  toDraft(profile: ProfileOf<T>): D;
  toMembers(draft: D): Pick<ProfileOf<T>, OwnMember<T> | 'type'>;
  findProblems(draft: D): Partial<Record<keyof D, Message | undefined>>;
}
