import * as v from 'valibot';
import type { ConstrainedField } from '../../core/aws-constraints';
import { regionSchema } from '../../core/connection';
import { entryLimits } from '../../core/entry-limits';
import { expectedValues } from '../../core/expected-values';
import { fitsConstraint } from '../../core/fits-constraint';
import { findLandingProblem } from '../../core/landing-uri';
import { type Message, message } from '../../core/message';
import { isTemplate } from '../../core/templates';
import { findNameProblem, notARegion } from '../shared/common-problems';
import { keywordsOf, landingUriOf, type ProfileDraft } from './profile-draft';
import { toSeconds, wholeNumber } from './session-time';
import { findTemplateProblem } from './template-problem';

export type ProfileDraftProblems = Partial<Record<keyof ProfileDraft, Message>>;

/** What is wrong with each field of a profile's form. Empty when it can be saved. */
export function findDraftProblems(
  draft: ProfileDraft,
  connections: readonly { readonly id: string }[],
): ProfileDraftProblems {
  const found = {
    ...commonProblems(draft, connections),
    ...(draft.type === 'studio' ? studio(draft) : notebook(draft)),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
}

type Found = Record<string, Message | undefined>;

function commonProblems(draft: ProfileDraft, connections: readonly { readonly id: string }[]): Found {
  const region = draft.region.trim();
  return {
    name: findNameProblem(draft.name),
    connection: connections.some(({ id }) => id === draft.connection) ? undefined : message('problemNoConnection'),
    region: region === '' || v.is(regionSchema, region) ? undefined : notARegion,
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

function studio(draft: ProfileDraft): Found {
  const landingUri = landingUriOf(draft);
  const space = draft.spaceName.trim() || undefined;
  return {
    domainId: findTextProblem('domainId', draft.domainId, message('enterDomainId', { example: 'd-abcdefgh1234' })),
    userProfileName: isTemplate(draft.userProfileName)
      ? findTemplateProblem(draft.userProfileName.trim())
      : findTextProblem('userProfileName', draft.userProfileName, message('enterUserProfile')),
    spaceName: isTemplate(draft.spaceName)
      ? findTemplateProblem(draft.spaceName.trim())
      : findTextProblem('spaceName', draft.spaceName),
    landing: findLandingProblem(landingUri, space),
    landingText:
      draft.landing === 'custom' && !draft.landingText.trim()
        ? message('enterLandingUri')
        : findTextProblem('landingUri', landingUri ?? ''),
    expiresInSeconds: draft.expiresInSeconds.trim()
      ? findProblem('expiresInSeconds', wholeNumber(draft.expiresInSeconds))
      : undefined,
  };
}

function notebook(draft: ProfileDraft): Found {
  const needsText = draft.notebookLanding === 'file' || draft.notebookLanding === 'path';
  return {
    notebookInstanceName: findTextProblem(
      'notebookInstanceName',
      draft.notebookInstanceName,
      message('enterNotebookInstance'),
    ),
    notebookText: needsText ? findPathProblem(draft.notebookText.trim()) : undefined,
  };
}

/** `empty`: what is wrong where nothing was typed, if that is. */
function findTextProblem(field: ConstrainedField, text: string, empty?: Message): Message | undefined {
  const value = text.trim();
  return value === '' ? empty : findProblem(field, value);
}

function findProblem(field: ConstrainedField, value: unknown): Message | undefined {
  return fitsConstraint(field, value) ? undefined : message('mustBe', { expected: expectedValues[field] });
}

function findPathProblem(path: string): Message | undefined {
  if (path === '') return message('enterPath');
  return path.length > 1000 ? message('mustBeAtMost', { max: 1000 }) : undefined;
}

function findSessionProblem({ session }: ProfileDraft): Message | undefined {
  const seconds = toSeconds(session);
  return seconds === undefined || fitsConstraint('sessionExpirationDurationInSeconds', seconds)
    ? undefined
    : message('problemSession');
}
