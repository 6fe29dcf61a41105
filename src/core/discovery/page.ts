import * as v from 'valibot';
import {
  appSchema,
  domainSchema,
  type FoundApp,
  type FoundDomain,
  type FoundNotebookInstance,
  type FoundSpace,
  type FoundUserProfile,
  notebookSchema,
  optional,
  spaceSchema,
  userProfileSchema,
} from './items';
import { type ListName, pageSize, tokenSchema } from './list-call';

/** How a domain is opened. Only domains of IAM open by a link. `unified`: in SageMaker Unified Studio alone. */
export const domainModes = ['iam', 'identityCenter', 'unified'] as const;
export type DomainMode = (typeof domainModes)[number];

interface Items {
  readonly domains: FoundDomain;
  readonly userProfiles: FoundUserProfile;
  readonly spaces: FoundSpace;
  readonly notebookInstances: FoundNotebookInstance;
  readonly apps: FoundApp;
}

/** A page of a list: what is readable of it, and how to ask for the next one. */
export type FoundPage = {
  readonly [L in ListName]: { readonly list: L; readonly items: readonly Items[L][]; readonly token?: string };
}[ListName];

const pageSchema = v.object({
  Domains: optional(v.array(v.unknown())),
  UserProfiles: optional(v.array(v.unknown())),
  Spaces: optional(v.array(v.unknown())),
  NotebookInstances: optional(v.array(v.unknown())),
  Apps: optional(v.array(v.unknown())),
  NextToken: v.optional(tokenSchema),
});

/**
 * Reads AWS's answer to a list. An entry that AWS's own bounds refuse, or that is being deleted, is left out. `undefined`
 * for an answer that is no page, or whose token is longer than AWS's are: nobody could ask for what follows.
 */
export function parsePage(list: ListName, answer: unknown): FoundPage | undefined {
  const parsed = v.safeParse(pageSchema, answer);
  if (!parsed.success) return undefined;
  const { Domains, UserProfiles, Spaces, NotebookInstances, Apps, NextToken } = parsed.output;
  const next = NextToken === undefined ? {} : { token: NextToken };
  switch (list) {
    case 'domains':
      return { list, items: readItems(Domains, domainSchema), ...next };
    case 'userProfiles':
      return { list, items: readItems(UserProfiles, userProfileSchema), ...next };
    case 'spaces':
      return { list, items: readItems(Spaces, spaceSchema), ...next };
    case 'notebookInstances':
      return { list, items: readItems(NotebookInstances, notebookSchema), ...next };
    case 'apps':
      return { list, items: readItems(Apps, appSchema), ...next };
  }
}

function readItems<T>(items: readonly unknown[] = [], schema: v.GenericSchema<unknown, T>): T[] {
  return items.slice(0, pageSize).flatMap(item => {
    const read = v.safeParse(schema, item);
    return read.success ? [read.output] : [];
  });
}

/** A page whose user profiles and private spaces say whether they are somebody's own. */
export function withMine(page: FoundPage, isMine: (userProfileName: string) => boolean): FoundPage {
  switch (page.list) {
    case 'userProfiles':
      return { ...page, items: page.items.map(item => ({ ...item, isMine: isMine(item.name) })) };
    case 'spaces':
      return {
        ...page,
        items: page.items.map(item => ({ ...item, isMine: item.owner !== undefined && isMine(item.owner) })),
      };
    default:
      return page;
  }
}

const modeSchema = v.object({
  AuthMode: optional(v.string()),
  DomainSettings: optional(
    v.object({ UnifiedStudioSettings: optional(v.object({ StudioWebPortalAccess: optional(v.string()) })) }),
  ),
});

/**
 * How a domain is opened, by AWS's answer to DescribeDomain: no list tells. A domain that has moved to SageMaker Unified
 * Studio may be open in Studio as well (`StudioWebPortalAccess`):
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UnifiedStudioSettings.html
 */
export function parseDomainMode(answer: unknown): DomainMode | undefined {
  const parsed = v.safeParse(modeSchema, answer);
  if (!parsed.success) return undefined;
  const { AuthMode, DomainSettings } = parsed.output;
  if (DomainSettings?.UnifiedStudioSettings?.StudioWebPortalAccess === 'DISABLED') return 'unified';
  return AuthMode === 'SSO' ? 'identityCenter' : 'iam';
}
