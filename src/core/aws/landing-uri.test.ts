import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inEnglish } from '../../../test/support/in-english';
import { buildLandingUri, findLandingProblem, type Landing, landingApps, parseLandingUri } from './landing-uri';

const runs = { seed: 20_261_121, numRuns: 2_000 };
const anyText = fc.string({ unit: 'binary' });

test.each<[uri: string, landing: Landing]>([
  ['studio::', { app: 'studio', path: '' }],
  ['studio::jupyterlab/alice-lab', { app: 'studio', path: 'jupyterlab/alice-lab' }],
  ['app:JupyterLab:', { app: 'JupyterLab', path: '' }],
  ['app:JupyterLab:lab/tree/a:b.ipynb', { app: 'JupyterLab', path: 'lab/tree/a:b.ipynb' }],
  ['app:CodeEditor:', { app: 'CodeEditor', path: '' }],
  ['app:JupyterServer:lab', { app: 'JupyterServer', path: 'lab' }],
  ['app:RStudioServerPro:', { app: 'RStudioServerPro', path: '' }],
  ['app:Canvas:models', { app: 'Canvas', path: 'models' }],
  ['app:studio:x', { app: 'custom', uri: 'app:studio:x' }],
  ['app:jupyterlab:', { app: 'custom', uri: 'app:jupyterlab:' }],
  ['app:JupyterLab', { app: 'custom', uri: 'app:JupyterLab' }],
  ['app:toString:', { app: 'custom', uri: 'app:toString:' }],
  [' studio::', { app: 'custom', uri: ' studio::' }],
  ['', { app: 'custom', uri: '' }],
])('%j is parsed, and built again', (uri, landing) => {
  expect(parseLandingUri(uri)).toEqual(landing);
  expect(buildLandingUri(landing)).toBe(uri);
});

test('every landing is parsed from what is built of it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...landingApps), anyText, (app, path) => {
      expect(parseLandingUri(buildLandingUri({ app, path }))).toEqual({ app, path });
    }),
    runs,
  );
});

test('every text is built again from what is parsed of it', () => {
  const start = fc.constantFrom('', 'app:', 'studio:', 'studio::', ...landingApps.map(app => `app:${app}:`));
  fc.assert(
    fc.property(start, anyText, (prefix, rest) => {
      expect(buildLandingUri(parseLandingUri(prefix + rest))).toBe(prefix + rest);
    }),
    runs,
  );
});

test.each<[uri: string | undefined, spaceName: string | undefined, problem: RegExp | undefined]>([
  [undefined, undefined, undefined],
  ['', undefined, undefined],
  ['studio::', undefined, undefined],
  ['studio::jupyterlab/lab', undefined, undefined],
  ['studio::/jupyterlab/lab', 'lab', /slash/],
  ['app:JupyterLab:', 'lab', undefined],
  ['app:JupyterLab:', undefined, /JupyterLab needs one/],
  ['app:CodeEditor:', '', /Code Editor needs one/],
  ['app:JupyterServer:/lab', undefined, undefined],
  ['app:Canvas:', undefined, undefined],
  ['anything', undefined, undefined],
  ['x'.repeat(1023), undefined, undefined],
  ['x'.repeat(1024), undefined, /^Too long \(1024 of at most 1023/],
])('the landing URI %j with the space %j: %s', (uri, spaceName, problem) => {
  const found = findLandingProblem(uri, spaceName);
  if (problem) expect(found && inEnglish(found)).toMatch(problem);
  else expect(found).toBeUndefined();
});
