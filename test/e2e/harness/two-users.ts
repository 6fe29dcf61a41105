import { demoConfiguration } from '../../../local-aws/index';
import { clickProfile, signInAs } from './person';
import type { World } from './world';

// Two people of one domain in one browser, each with a connection of their own.

const [acme] = demoConfiguration.connections;
const [, home] = demoConfiguration.profiles;

export const mine = { ...home, id: 'mine', name: 'My studio', pinned: true, place: 1 };
export const bobs = { ...mine, id: 'bobs', name: 'Studio of Bob', connection: 'bob', userProfileName: 'bob', place: 2 };

/** The demo's configuration with these profiles, each with what is added to it. */
export function withTwoUsers(ofMine: object = {}, ofBobs: object = {}) {
  const both = [
    { ...mine, ...ofMine },
    { ...bobs, ...ofBobs },
  ].map(({ place: _place, ...profile }) => profile);
  return {
    ...demoConfiguration,
    connections: [acme, { ...acme, id: 'bob', name: 'Acme ML for Bob' }],
    profiles: [...demoConfiguration.profiles, ...both],
  };
}

/** Launches bob's profile as bob, where alice is signed in to the identity provider. */
export async function launchAsBob(world: World): Promise<void> {
  // After a sign-out the provider asks who it is.
  await world.remote.evaluate('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "bob" } })');
  await clickProfile(world, bobs.name);
  await signInAs(world, 'bob');
}
