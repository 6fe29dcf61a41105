import type { Profile } from '../configuration/profile';
import { type DescribedPart, describeParts } from '../kinds/describe-profile';
import type { Mark, SearchResult } from './search-profiles';

/** A text in the line below a profile's name. */
export interface RowPart {
  readonly text: string;
  /** What the search found in the text, counted from its start. */
  readonly marks: readonly Mark[];
}

/**
 * What tells a profile from others in a list: its space or notebook instance, and its user where the same domain is
 * opened as others, too. The rest, such as the domain's ID, is shown only where the search found it, and not the name.
 *
 * @param withUsers the domains that are opened as several users (`findDomainsOfMany`)
 */
export function describeRow(
  { profile, nameMarks, detailMarks }: SearchResult,
  withUsers: ReadonlySet<string>,
): RowPart[] {
  const parts = describeParts(profile).map(part => ({ ...part, marks: marksIn(part, detailMarks) }));
  const isShown = ({ role, isTemplate, marks }: (typeof parts)[number]) => {
    const isTelling = role === 'place' || (role === 'user' && !isTemplate && withUsers.has(domainOf(profile)));
    return isTelling || (marks.length > 0 && nameMarks.length === 0);
  };
  return parts
    .filter(isShown)
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
    .map(({ text, marks }) => ({ text, marks }));
}

/** The domains that profiles open as more than one user. */
export function findDomainsOfMany(profiles: readonly Profile[]): ReadonlySet<string> {
  const users = new Map<string, string>();
  const ofMany = new Set<string>();
  for (const profile of profiles) {
    const user = describeParts(profile).find(({ role }) => role === 'user')?.text;
    if (user === undefined) continue;
    const domain = domainOf(profile);
    if ((users.get(domain) ?? user) !== user) ofMany.add(domain);
    users.set(domain, user);
  }
  return ofMany;
}

const order: readonly DescribedPart['role'][] = ['place', 'user', 'domain'];

function domainOf(profile: Profile): string {
  const domain = describeParts(profile).find(({ role }) => role === 'domain')?.text;
  return `${profile.connection} ${domain ?? ''}`;
}

/** The marks of a description that are in one of its parts. A mark may begin before the part or end behind it. */
function marksIn({ start, text }: DescribedPart, marks: readonly Mark[]): Mark[] {
  return marks
    .map(([from, to]): Mark => [Math.max(from - start, 0), Math.min(to - start, text.length)])
    .filter(([from, to]) => to > from);
}
