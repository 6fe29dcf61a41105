import { fitsConstraint } from '../../core/aws/fits-constraint';
import { regionSchema } from '../../core/configuration/connection';
import { entryLimits } from '../../core/words/entry-limits';
import { type Message, message } from '../../core/words/message';
import { findNameProblem, findTextProblem } from '../shared/common-problems';
import { keywordsOf, kindDrafts, type ProfileDraft } from './profile-draft';
import { toSeconds } from './session-time';

export type ProfileDraftProblems = Partial<Record<keyof ProfileDraft, Message>>;

/** The problem of each field of a profile's form. Empty when the form can be saved. */
export function findDraftProblems(
  draft: ProfileDraft,
  connections: readonly { readonly id: string }[],
): ProfileDraftProblems {
  const found = {
    ...commonProblems(draft, connections),
    ...kindDrafts[draft.type].findProblems(draft),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
}

type Found = Record<string, Message | undefined>;

function commonProblems(draft: ProfileDraft, connections: readonly { readonly id: string }[]): Found {
  return {
    name: findNameProblem(draft.name),
    connection: connections.some(({ id }) => id === draft.connection) ? undefined : message('problemNoConnection'),
    region: findTextProblem(regionSchema, draft.region),
    session: findSessionProblem(draft),
    container: draft.container.trim().length > 200 ? message('problemContainerLength', { max: 200 }) : undefined,
    keywords: findKeywordProblem(keywordsOf(draft) ?? []),
  };
}

function findKeywordProblem(keywords: readonly string[]): Message | undefined {
  const { keyword, keywords: count } = entryLimits;
  if (keywords.length > count) return message('problemKeywordCount', { max: count });
  return keywords.some(word => word.length > keyword) ? message('problemKeywordLength', { max: keyword }) : undefined;
}

function findSessionProblem({ session }: ProfileDraft): Message | undefined {
  const seconds = toSeconds(session);
  return seconds === undefined || fitsConstraint('sessionExpirationDurationInSeconds', seconds)
    ? undefined
    : message('problemSession');
}
