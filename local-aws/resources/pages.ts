import * as v from 'valibot';
import { refuse } from '../refusal';
import type { OperationCall } from './operation';
import type { ListWays } from './resource-ways';

/** The members that ask for a page, which all lists have: what a list's own schema is made of. */
export const pageEntries = {
  NextToken: v.optional(v.string()),
  /** An upper bound alone: a page may be shorter, even empty, and `NextToken` tells whether it was the last one. */
  MaxResults: v.optional(v.number(), 10),
} as const;

interface PageRequest {
  readonly NextToken?: string | undefined;
  readonly MaxResults: number;
}

interface PageOf<T> {
  readonly items: readonly T[];
  /** To be spread into the answer. */
  readonly next: { readonly NextToken?: string };
}

/** One page of what a list found, in the way that is set. Throws AWS's refusal of a token that no such list gave. */
export function pageOf<T>(
  list: string,
  found: readonly T[],
  { NextToken, MaxResults }: PageRequest,
  { resources }: OperationCall,
): PageOf<T> {
  const { pages, tokenLength } = resources.moment().ways.lists;
  const { start, isAfterEmpty } = parseToken(list, NextToken);
  const isEmpty = pages === 'withEmpty' && !isAfterEmpty;
  const size = pages === 'short' ? Math.ceil(MaxResults / 2) : MaxResults;
  const end = isEmpty ? start : start + size;
  const isLast = end >= found.length && !isEmpty;
  const next = isLast ? {} : { NextToken: formatToken(list, { start: end, isAfterEmpty: isEmpty }, tokenLength) };
  return { items: found.slice(start, end), next };
}

interface Place {
  readonly start: number;
  /** Whether the page before had nothing. */
  readonly isAfterEmpty: boolean;
}

/** Nothing that a client should read. */
function formatToken(list: string, { start, isAfterEmpty }: Place, length: ListWays['tokenLength']): string {
  const token = Buffer.from(`${list}:${start}:${isAfterEmpty ? 1 : 0}`).toString('base64url');
  return `${token}.`.padEnd(length, 'x');
}

function parseToken(list: string, token: string | undefined): Place {
  if (token === undefined) return { start: 0, isAfterEmpty: false };
  const text = Buffer.from(token.replace(/\..*$/, ''), 'base64url').toString();
  const [, of, start, isAfterEmpty] = /^(\w+):(\d+):([01])$/.exec(text) ?? [];
  // Unconfirmed wording.
  if (of !== list) throw refuse('ValidationException', 'Invalid pagination token.');
  return { start: Number(start), isAfterEmpty: isAfterEmpty === '1' };
}

/** By when it was made, as lists are sorted that are not told otherwise. */
export function byCreation<T extends { readonly created: number }>(
  items: readonly T[],
  order: 'Ascending' | 'Descending',
): readonly T[] {
  return items.toSorted((one, other) => (one.created - other.created) * (order === 'Ascending' ? 1 : -1));
}

export const sortOrder = v.optional(v.picklist(['Ascending', 'Descending']), 'Ascending');
