import { describe, expect, test } from 'vitest';
import { inEnglish } from '../../../test/support/in-english';
import type { Failure } from '../failure/launch-outcome';
import { message } from '../words/message';
import { explainFailure } from './explain-failure';

/** The buttons of a card, in order. */
function buttons(failure: Failure): string[] {
  const { remedy, alternative } = explainFailure(failure);
  return [remedy, ...(alternative ? [alternative] : [])].map(({ label }) => inEnglish(message(label)));
}

const inWords = (failure: Failure) => {
  const { title, cause } = explainFailure(failure);
  return [inEnglish(title), inEnglish(cause)].join('\n');
};

describe('117: an app of a space is told as what it is, by its name:', () => {
  test.each<[Failure, RegExp, string[]]>([
    [{ code: 'app-stopped', state: 'stopped' }, /^JupyterLab isn’t running/, ['Open Studio instead', 'Try again']],
    [{ code: 'app-not-ready', state: 'starting' }, /is starting/, ['Try again', 'Open Studio instead']],
    [{ code: 'app-not-ready', state: 'stopping' }, /is stopping/, ['Try again', 'Open Studio instead']],
    [
      { code: 'app-failed', state: 'failed', said: 'No capacity.' },
      /couldn’t start\n.*“No capacity\.”/,
      ['Open Studio instead', 'Try again'],
    ],
  ])('%j', (failure, words, labels) => {
    expect(inWords({ ...failure, app: 'JupyterLab' })).toMatch(words);
    expect(buttons({ ...failure, app: 'JupyterLab' })).toEqual(labels);
    expect(inWords({ ...failure, app: 'CodeEditor' })).toContain('Code Editor');
  });
});

describe('118: of a notebook instance, which has no page in Studio, nothing is said of Studio:', () => {
  test.each<Failure>([
    { code: 'app-stopped', state: 'stopped' },
    { code: 'app-not-ready', state: 'starting' },
    { code: 'app-not-ready', state: 'updating' },
    { code: 'app-not-ready', state: 'deleting' },
    { code: 'app-failed', state: 'failed', said: 'No capacity.' },
  ])('%j', failure => {
    const ofInstance: Failure = { ...failure, app: 'notebookInstance' };
    expect(inWords(ofInstance)).not.toContain('Studio');
    expect(inWords(ofInstance)).toContain('Notebook instance');
    expect(buttons(ofInstance)).toEqual(['Try again']);
  });
});

test('“Open Studio instead” launches anew, with Studio’s page of the space', () => {
  expect(explainFailure({ code: 'app-stopped', app: 'JupyterLab' }).remedy).toMatchObject({
    type: 'try-again',
    changes: { whenStopped: 'studio' },
  });
});

test('a ticket has the state and the instance type', () => {
  const { details } = explainFailure({
    ...{ code: 'app-stopped', app: 'CodeEditor', state: 'stopped', instanceType: 'ml.t3.medium' },
  });
  expect(details).toEqual(['Code: app-stopped', 'App: CodeEditor', 'State: stopped', 'Instance type: ml.t3.medium']);
});
