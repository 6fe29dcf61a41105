import * as v from 'valibot';
import type { DescribeAppCall } from '../kinds/state-call';
import { type AppState, noApp, parseAppState } from './app-state';

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListApps.html */
export interface ListAppsCall {
  readonly operation: 'ListApps';
  readonly input: {
    readonly DomainIdEquals: string;
    readonly MaxResults: number;
    readonly SortBy: 'CreationTime';
    readonly SortOrder: 'Descending';
    readonly NextToken?: string;
  };
}

/** The most that AWS gives on a page. It may give fewer, and even none, where there are more to come. */
const pageSize = 100;
/** A domain of a large company has more apps than anybody wants to wait for: the others are asked for one by one. */
export const maximumPages = 5;

/** The call for a page of a domain's apps: the first one, or the one that a page before has named. */
export function listAppsCall(domainId: string, nextToken?: string): ListAppsCall {
  return {
    operation: 'ListApps',
    input: {
      ...{ DomainIdEquals: domainId, MaxResults: pageSize, SortBy: 'CreationTime', SortOrder: 'Descending' },
      ...(nextToken !== undefined && { NextToken: nextToken }),
    },
  };
}

const pageSchema = v.object({
  Apps: v.fallback(v.optional(v.array(v.unknown()), []), []),
  NextToken: v.fallback(v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(8192))), undefined),
});

/** A page of AWS's list, and how to ask for the next one. */
export interface AppPage {
  readonly apps: readonly unknown[];
  readonly nextToken: string | undefined;
}

/** Reads AWS's answer to ListApps. `undefined` for an answer that is no page. */
export function parseAppPage(answer: unknown): AppPage | undefined {
  const page = v.safeParse(pageSchema, answer);
  return page.success ? { apps: page.output.Apps.slice(0, pageSize), nextToken: page.output.NextToken } : undefined;
}

const namedSchema = v.object({ SpaceName: v.string(), AppType: v.string(), AppName: v.string() });

/**
 * The state of an app by the list of its domain, the latest first. An app that a whole list does not have is stopped; of one
 * that is missing in a part, nothing is known.
 */
export function findListed(call: DescribeAppCall, apps: readonly unknown[], isWhole: boolean): AppState | undefined {
  const { SpaceName, AppType, AppName } = call.input;
  // AWS compares the names of spaces without case.
  const isThis = (app: unknown) =>
    v.is(namedSchema, app) &&
    app.SpaceName.toLowerCase() === SpaceName.toLowerCase() &&
    app.AppType === AppType &&
    app.AppName === AppName;
  const listed = apps.find(isThis);
  if (listed !== undefined) return parseAppState(call, listed);
  return isWhole ? noApp(call) : undefined;
}
