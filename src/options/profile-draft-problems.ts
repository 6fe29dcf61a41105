import * as v from 'valibot';
import type { ConstrainedField } from '../core/aws-constraints';
import { nameSchema, regionSchema } from '../core/connection';
import { findFieldProblem } from '../core/field-problem';
import { findLandingProblem } from '../core/landing-uri';
import { keywordsOf, landingUriOf, type ProfileDraft } from './profile-draft';
import { toSeconds, wholeNumber } from './session-time';

export type ProfileDraftProblems = Partial<Record<keyof ProfileDraft, string>>;

/** What is wrong with each field of a profile's form, in words. Empty when it can be saved. */
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

type Found = Record<string, string | undefined>;

function commonProblems(draft: ProfileDraft, connections: readonly { readonly id: string }[]): Found {
  const region = draft.region.trim();
  return {
    name: findNameProblem(draft.name),
    connection: connections.some(({ id }) => id === draft.connection) ? undefined : 'Choose a connection.',
    region: region === '' || v.is(regionSchema, region) ? undefined : notARegion,
    session: findSessionProblem(draft),
    keywords: keywordsOf(draft)?.some(word => word.length > 100)
      ? 'Each keyword must be at most 100 characters long.'
      : undefined,
  };
}

function studio(draft: ProfileDraft): Found {
  const landingUri = landingUriOf(draft);
  const space = draft.spaceName.trim() || undefined;
  return {
    domainId: findTextProblem('domainId', draft.domainId, 'Enter the ID of the domain, such as d-abcdefgh1234.'),
    userProfileName: findTextProblem('userProfileName', draft.userProfileName, 'Enter the name of the user profile.'),
    spaceName: space && findTextProblem('spaceName', space, ''),
    landing: findLandingProblem(landingUri, space),
    landingText:
      (draft.landing === 'custom' && !draft.landingText.trim() ? 'Enter the landing URI.' : undefined) ??
      (landingUri && findTextProblem('landingUri', landingUri, '')),
    expiresInSeconds:
      draft.expiresInSeconds.trim() && findFieldProblem('expiresInSeconds', wholeNumber(draft.expiresInSeconds))
        ? 'Must be a whole number of seconds from 5 to 300.'
        : undefined,
  };
}

function notebook(draft: ProfileDraft): Found {
  const needsText = draft.notebookLanding === 'file' || draft.notebookLanding === 'path';
  return {
    notebookInstanceName: findTextProblem(
      'notebookInstanceName',
      draft.notebookInstanceName,
      'Enter the name of the notebook instance.',
    ),
    notebookText: needsText ? findPathProblem(draft.notebookText.trim()) : undefined,
  };
}

export const notARegion = 'Must be a region of AWS, AWS China or AWS GovCloud, such as us-east-1.';

export function findNameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'Enter a name.';
  return v.is(nameSchema, name) ? undefined : 'Must be at most 200 characters long.';
}

function findTextProblem(field: ConstrainedField, text: string, empty: string): string | undefined {
  const value = text.trim();
  if (value === '') return empty;
  const problem = findFieldProblem(field, value);
  return problem && `Must be ${problem.expected}.`;
}

function findPathProblem(path: string): string | undefined {
  if (path === '') return 'Enter the path.';
  return path.length > 1000 ? 'Must be at most 1000 characters long.' : undefined;
}

function findSessionProblem({ session }: ProfileDraft): string | undefined {
  const seconds = toSeconds(session);
  return seconds !== undefined && findFieldProblem('sessionExpirationDurationInSeconds', seconds)
    ? 'Must be from 30 minutes to 12 hours, in whole hours and minutes.'
    : undefined;
}
