import { demoConfiguration } from '../../../local-aws/index';

// Two people of one domain in one browser: alice, who signs in, and bob, whom the demo's guests may open Studio as.

const [acme] = demoConfiguration.connections;
const [, home] = demoConfiguration.profiles;

export const mine = { ...home, id: 'mine', name: 'My studio', pinned: true, place: 1 };
export const bobs = {
  ...mine,
  id: 'bobs',
  name: 'Studio of Bob',
  connection: 'guests',
  userProfileName: 'bob',
  place: 2,
};

/** The demo's configuration with these profiles, each with what is added to it. */
export function withTwoUsers(ofMine: object = {}, ofBobs: object = {}) {
  const guests = {
    ...acme,
    ...{ id: 'guests', name: 'Guests', identityPoolId: 'us-east-1:99999999-2222-4333-8444-555555555555' },
    ...{ signIn: { type: 'guest' }, authFlow: 'basic', roleArn: 'arn:aws:iam::111122223333:role/acme-guests' },
  };
  const profiles = [
    { ...mine, ...ofMine },
    { ...bobs, ...ofBobs },
  ].map(({ place: _place, ...profile }) => profile);
  return {
    ...demoConfiguration,
    connections: [acme, guests],
    profiles: [...demoConfiguration.profiles, ...profiles],
  };
}
