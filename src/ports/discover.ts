import { appInstanceTypes } from '../aws/app-instance-types';
import { askSageMaker } from '../aws/ask-sagemaker';
import { untilReleased } from '../browser/api/until-released';
import { findConnection, requireAllowed } from '../browser/store/find-entry';
import { getManaged } from '../browser/store/managed-configuration';
import { type DiscoveryCall, listCall } from '../core/discovery/list-call';
import { ownNameFinder } from '../core/discovery/own-names';
import { parseDomainMode, parsePage, withMine } from '../core/discovery/page';
import type { ModeAnswer, PageAnswer } from '../core/discovery/walk';
import { failureOf, launchFailure } from '../core/failure/launch-failure';
import type { DomainModeRequest, DomainTypesRequest, PageRequest } from '../core/protocol';
import { claimsOfPerson, type Person } from '../core/sign-in/person';
import { findShownTypes } from '../core/spaces/instance-types';
import { asSignedInPersonOf, requireHosts } from './as-person-of';
import { findPerson } from './claims';

/**
 * One page of a list of what is in the account and region, for as long as the page that asks holds its lock. Nothing of it
 * is stored. Whose a user profile is, is told by its name. Never throws.
 */
export async function findPage({ list, token, names, ...request }: PageRequest): Promise<PageAnswer> {
  const call = listCall(list, token);
  return await ask(request, call, (answer, person): PageAnswer => {
    const page = parsePage(list, answer);
    if (!page) throw launchFailure({ code: 'answer-unreadable', operation: call.operation });
    return { result: 'page', page: withMine(page, ownNameFinder(claimsOfPerson(person), names)) };
  });
}

/** How a domain is opened, which no list tells. Never throws. */
export async function findDomainMode({ domainId, ...request }: DomainModeRequest): Promise<ModeAnswer> {
  const call = { operation: 'DescribeDomain', input: { DomainId: domainId } } as const;
  return await ask(request, call, (answer): ModeAnswer => {
    const mode = parseDomainMode(answer);
    if (!mode) throw launchFailure({ code: 'answer-unreadable', operation: call.operation });
    return { result: 'mode', mode };
  });
}

/**
 * The instance types that a domain shows in Studio. All that are known without a domain, and where nobody may ask for it.
 * Never throws.
 */
export async function findDomainTypes({ domainId, ...request }: DomainTypesRequest): Promise<readonly string[]> {
  const known = findShownTypes(appInstanceTypes, undefined);
  if (domainId === undefined) return known;
  const call = { operation: 'DescribeDomain', input: { DomainId: domainId } } as const;
  const types = await ask(request, call, answer => findShownTypes(appInstanceTypes, answer));
  return 'result' in types ? known : types;
}

/** Asks AWS for somebody who is signed in already, and whose sign-in needs no window to go on. */
async function ask<T>(
  { connectionId, region, lock }: Pick<PageRequest, 'connectionId' | 'region' | 'lock'>,
  call: DiscoveryCall,
  read: (answer: unknown, person: Person) => T,
) {
  try {
    await requireAllowed(connectionId, await getManaged());
    const connection = await findConnection(connectionId);
    if (!connection) throw launchFailure({ code: 'profile-missing' });
    const place = { region, type: 'studio' } as const;
    // Before the sign-in, which would ask for its own hosts alone.
    await requireHosts(connection, place);
    const person = await findPerson(connection);
    if (!person) return { result: 'signed-out' } as const;
    const endpoint = connection.endpoints?.sageMaker;
    const input = { ...call, region, endpoint };
    const answer = await untilReleased(lock, signal =>
      asSignedInPersonOf(connection, place, (credentials, parts) => askSageMaker(input, credentials, parts), signal),
    );
    return read(answer, person);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'login-expired') return { result: 'signed-out' } as const;
    return { result: 'failed', failure } as const;
  }
}
