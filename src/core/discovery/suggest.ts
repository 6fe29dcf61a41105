import { landingAppNames } from '../aws/landing-uri';
import { message, type Words } from '../words/message';
import type { Found } from './found';
import type { FoundSpace } from './items';

/** What a field of a profile can take, and what people know it by. */
export interface Suggestion {
  readonly value: string;
  readonly words: readonly Words[];
}

/** What the other fields say of where to look. An empty text says nothing. */
export interface Around {
  readonly domainId: string;
}

/** Each field of a profile that names what is in the account. */
export type SuggestedField = 'domainId' | 'userProfileName' | 'spaceName' | 'notebookInstanceName';

/** The most that a list shows at once: who does not find a name there types more of the name. */
const maximumShown = 100;

/** The suggestions for a field that has a typed text in their value or words, one's own first. */
export function suggest(field: SuggestedField, found: Found, around: Around, typed: string): Suggestion[] {
  const wanted = typed.trim().toLowerCase();
  const isWanted = ({ value, words }: Suggestion) =>
    [value, ...words.filter(word => typeof word === 'string')].some(text => text.toLowerCase().includes(wanted));
  return byField[field](found, around).filter(isWanted).slice(0, maximumShown);
}

const byField: Readonly<Record<SuggestedField, (found: Found, around: Around) => Suggestion[]>> = {
  domainId: ({ domains }) => domains.map(({ id, name }) => ({ value: id, words: present([name]) })),
  userProfileName: ({ userProfiles }, around) =>
    once(
      mineFirst(inDomain(userProfiles, around)).map(({ name, isMine, domainId }) => ({
        value: name,
        words: present([mineOr(isMine, undefined), around.domainId ? undefined : domainId]),
      })),
    ),
  spaceName: ({ spaces }, around) =>
    once(
      mineFirst(inDomain(spaces, around)).map(({ name, displayName, app, owner, isMine, domainId }) => ({
        value: name,
        words: present([
          displayName,
          app && landingAppNames[app],
          mineOr(isMine, owner ?? message('sharedSpace')),
          around.domainId ? undefined : domainId,
        ]),
      })),
    ),
  notebookInstanceName: ({ notebookInstances }) => notebookInstances.map(({ name }) => ({ value: name, words: [] })),
};

/**
 * The only space with that name, in the domain if one is given: what its name does not tell is known with the space.
 * `undefined` where there is none, or more than one.
 */
export function findOnlySpace({ spaces }: Found, name: string, around: Around): FoundSpace | undefined {
  const [space, ...others] = inDomain(spaces, around).filter(each => each.name === name);
  return others.length === 0 ? space : undefined;
}

/** The only domain that has a user profile with that name. */
export function findOnlyDomain({ userProfiles }: Found, name: string): string | undefined {
  const [one, ...others] = new Set(userProfiles.filter(each => each.name === name).map(({ domainId }) => domainId));
  return others.length === 0 ? one : undefined;
}

function inDomain<T extends { readonly domainId: string }>(items: readonly T[], { domainId }: Around): readonly T[] {
  const id = domainId.trim();
  return id ? items.filter(item => item.domainId === id) : items;
}

function mineFirst<T extends { readonly isMine: boolean }>(items: readonly T[]): readonly T[] {
  return [...items.filter(({ isMine }) => isMine), ...items.filter(({ isMine }) => !isMine)];
}

const mineOr = (isMine: boolean, other: Words | undefined) => (isMine ? message('awsListMine') : other);

function present(words: readonly (Words | undefined)[]): Words[] {
  return words.filter(word => word !== undefined);
}

/** Lists show a value once, though domains may have the same names. */
function once(suggestions: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter(({ value }) => seen.size < seen.add(value).size);
}
