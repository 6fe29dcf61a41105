import { expect, test } from 'vitest';
import { exampleConnection, notebookProfile, studioProfile } from '../../../test/support/example-document';
import type { Profile } from '../configuration/profile';
import { describeLaunch } from './omnibox-description';
import { completeLaunch, findEntered, searchLaunches } from './search-launches';
import { indexProfiles } from './search-profiles';

const { landingUri: _uri, spaceName: _space, ...bare } = { ...studioProfile };
const profiles: Profile[] = [
  { ...studioProfile, name: 'Prod East', keywords: [] },
  { ...bare, id: 'home', name: 'Prod West', keywords: [] },
  { ...bare, id: 'demos', name: 'Prod canvas demos', landingUri: 'studio::', keywords: [] },
  { ...notebookProfile, name: 'Prod notebook' },
];
const index = indexProfiles(profiles.map(profile => ({ profile, connectionName: exampleConnection.name })));

/** What is suggested for a text, as Firefox shows it. */
const suggestionsFor = (text: string, count = 8) =>
  searchLaunches(index, text, count).map(launch => describeLaunch(launch, 'plain'));

test.each<[text: string, suggestions: string[]]>([
  [
    'prod',
    [
      'Prod East — JupyterLab · alice · d-abcdefgh1234 · alice-lab',
      'Prod West — Studio · alice · d-abcdefgh1234',
      'Prod canvas demos — Studio · alice · d-abcdefgh1234',
      'Prod notebook — research-1',
    ],
  ],
  // The name has the word; of the others those are left out that no app can be opened in.
  [
    'prod canvas',
    [
      'Prod canvas demos — Studio · alice · d-abcdefgh1234',
      'Prod East — Canvas · alice · d-abcdefgh1234 · alice-lab',
      'Prod West — Canvas · alice · d-abcdefgh1234',
      'Prod canvas demos — Canvas · alice · d-abcdefgh1234',
    ],
  ],
  // Without a space AWS opens no Code Editor.
  ['prod code', ['Prod East — Code Editor · alice · d-abcdefgh1234 · alice-lab']],
  ['west code @team', ['Prod West — Code Editor · alice · d-abcdefgh1234 · team']],
  ['east lab', ['Prod East — JupyterLab · alice · d-abcdefgh1234 · alice-lab']],
  ['east @alice-lab', ['Prod East — JupyterLab · alice · d-abcdefgh1234 · alice-lab']],
  ['nothing such', []],
])('“%s” suggests %j', (text, suggestions) => {
  expect(suggestionsFor(text)).toEqual(suggestions);
});

test('no more are suggested than are asked for', () => {
  expect(suggestionsFor('prod', 2)).toHaveLength(2);
  expect(suggestionsFor('prod canvas', 2)).toHaveLength(2);
});

test('only what was changed is launched as it is not stored', () => {
  expect(searchLaunches(index, 'east lab', 8)[0]?.changed).toBeUndefined();
  expect(searchLaunches(index, 'east canvas', 8)[0]?.changed).toEqual({ ...profiles[0], landingUri: 'app:Canvas:' });
});

test.each(['prod', 'prod canvas', 'west code @team', 'east lab', 'east @alice-lab'])(
  'each suggestion for “%s” is completed to what finds it again',
  text => {
    for (const launch of searchLaunches(index, text, 8)) {
      const { profile, changed } = findEntered(index, completeLaunch(launch, text)) ?? {};
      expect({ profile, changed }).toEqual({ profile: launch.profile, changed: launch.changed });
    }
  },
);

test('Enter means the first suggestion, or nothing where there is none', () => {
  expect(findEntered(index, 'west canvas')?.changed).toEqual({ ...profiles[1], landingUri: 'app:Canvas:' });
  expect(findEntered(index, 'nothing such')).toBeUndefined();
});
