import * as v from 'valibot';
import type { DefaultsCall } from '../spaces/start-calls';

/** What is listed of an account in a region, in the order in which it is asked for. */
export const listNames = ['domains', 'userProfiles', 'spaces', 'notebookInstances', 'apps'] as const;
export type ListName = (typeof listNames)[number];

/** AWS's bound of a token: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListSpaces.html */
export const tokenSchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(8192));

const operations = {
  domains: 'ListDomains',
  userProfiles: 'ListUserProfiles',
  spaces: 'ListSpaces',
  notebookInstances: 'ListNotebookInstances',
  apps: 'ListApps',
} as const satisfies Record<ListName, string>;

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListSpaces.html and the like. */
export interface ListCall {
  readonly operation: (typeof operations)[ListName];
  readonly input: { readonly MaxResults: number; readonly NextToken?: string };
}

/** A call for a page of a list, or for what no list tells of a domain: how people sign in to it. */
export type DiscoveryCall = ListCall | Extract<DefaultsCall, { operation: 'DescribeDomain' }>;

/** The most that AWS gives on a page. It may give fewer, and even none, where there are more to come. */
export const pageSize = 100;

/** The call for a page of a list: the first one, or the one that a page before has named. */
export function listCall(list: ListName, token?: string): ListCall {
  return {
    operation: operations[list],
    input: { MaxResults: pageSize, ...(token !== undefined && { NextToken: token }) },
  };
}
