import { expect, test } from 'vitest';
import { exampleConnection, exampleDocument, studioProfile } from '../../../test/support/example-document';
import type { Target } from '../at-hand/target';
import { addChosen, findTemplates, indexExisting } from './choose';

const template = `\${claim:email|localpart|slug}`;
const byTemplate = {
  ...studioProfile,
  id: 'own',
  name: 'Own',
  userProfileName: template,
  landingUri: 'app:JupyterLab:',
};
const current = { ...exampleDocument, profiles: [...exampleDocument.profiles, byTemplate] };
const resolved = new Map([[template, 'alice']]);

const space = (spaceName: string, userProfileName = 'alice'): Target => ({
  profile: {
    ...{ type: 'studio', domainId: studioProfile.domainId, userProfileName, spaceName },
    ...{ landingUri: 'app:JupyterLab:', region: 'us-east-1' },
  },
  name: spaceName,
});

test('the templates of a connection’s profiles are found, each once', () => {
  const other = { ...byTemplate, connection: 'other', userProfileName: `\${claim:sub}` };
  expect(findTemplates({ ...current, profiles: [byTemplate, byTemplate, other] }, exampleConnection)).toEqual([
    template,
  ]);
});

test('a place that a profile opens by a template is there already, once it is known what the template is', () => {
  expect(indexExisting(current, resolved)(space('alice-lab'), exampleConnection)).toBe(byTemplate);
  expect(indexExisting(current, new Map())(space('alice-lab'), exampleConnection)).toBeUndefined();
});

test('Studio’s own page is the same place whether or not a profile names it', () => {
  const home = { ...byTemplate, spaceName: undefined, landingUri: 'studio::' };
  const alice: Target = {
    profile: { type: 'studio', domainId: studioProfile.domainId, userProfileName: 'alice', region: 'us-east-1' },
    name: 'alice',
  };
  expect(indexExisting({ ...current, profiles: [home] }, resolved)(alice, exampleConnection)).toBe(home);
});

test('what is chosen becomes profiles of the connection, but for what is there by then', () => {
  const targets = [space('alice-lab'), space('alice-code'), space('team', '')];
  expect(addChosen(targets, { userProfileName: template }, exampleConnection, current, resolved)).toMatchObject([
    {
      id: 'alice-code',
      name: 'alice-code',
      connection: 'acme',
      userProfileName: 'alice',
      landingUri: 'app:JupyterLab:',
    },
    { id: 'team', name: 'team', userProfileName: template },
  ]);
});
