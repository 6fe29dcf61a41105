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

describe('117: an app of a space is told as what it is, by its name, with what can be done:', () => {
  test.each<[Failure, RegExp, string[]]>([
    [{ code: 'app-stopped', state: 'stopped' }, /^JupyterLab isn’t running/, ['Start and open', 'Open Studio instead']],
    [{ code: 'app-not-ready', state: 'starting' }, /is starting/, ['Wait and open', 'Open Studio instead']],
    [{ code: 'app-not-ready', state: 'stopping' }, /is stopping/, ['Wait and open', 'Open Studio instead']],
    [
      { code: 'app-failed', state: 'failed', said: 'Internal.' },
      /couldn’t start\n.*“Internal\.”/,
      ['Start and open', 'Open Studio instead'],
    ],
    [{ code: 'start-timed-out', state: 'starting' }, /too long/, ['Keep waiting', 'Open Studio instead']],
  ])('%j', (failure, words, labels) => {
    expect(inWords({ ...failure, app: 'JupyterLab' })).toMatch(words);
    expect(buttons({ ...failure, app: 'JupyterLab' })).toEqual(labels);
    expect(inWords({ ...failure, app: 'CodeEditor' })).toContain('Code Editor');
  });
});

describe('118: of a notebook instance, which has no page in Studio, nothing is said of Studio:', () => {
  test.each<[Failure, string]>([
    [{ code: 'app-stopped', state: 'stopped' }, 'Start and open'],
    [{ code: 'app-not-ready', state: 'starting' }, 'Wait and open'],
    [{ code: 'app-not-ready', state: 'updating' }, 'Wait and open'],
    [{ code: 'app-not-ready', state: 'deleting' }, 'Try again'],
    [{ code: 'app-failed', state: 'failed', said: 'Internal.' }, 'Start and open'],
  ])('%j', (failure, label) => {
    const ofInstance: Failure = { ...failure, app: 'notebookInstance' };
    expect(inWords(ofInstance)).not.toContain('Studio');
    expect(inWords(ofInstance)).toContain('Notebook instance');
    expect(buttons(ofInstance)).toEqual([label]);
  });
});

test('a card says that a start costs money, and on what it would run', () => {
  const failure: Failure = { code: 'app-stopped', app: 'JupyterLab', state: 'stopped' };
  expect(inWords(failure)).toContain('costs money');
  expect(inWords({ ...failure, lastStartSeconds: 130 })).toMatch(/stopped again\. The last start took 2:10\.$/);
  expect(inWords({ ...failure, instanceType: 'ml.g5.xlarge' })).toMatch(/on ml\.g5\.xlarge .* costs money/);
});

describe('122: what could not be started is told by what was in its way:', () => {
  const quota =
    "The account-level service limit 'Studio JupyterLab Apps running on ml.g5.2xlarge instances' is 1 Apps, with current utilization of 1 Apps and a request delta of 1 Apps.";

  test.each<[Failure, string[]]>([
    [
      { code: 'quota-reached', said: quota },
      ['“Studio JupyterLab Apps running on ml.g5.2xlarge instances” is 1, and 1'],
    ],
    [{ code: 'quota-reached', said: 'Too many.' }, ['“Too many.”', 'Service Quotas']],
    [{ code: 'instance-type-hidden', instanceType: 'ml.p4d.24xlarge' }, ['ml.p4d.24xlarge', 'hidden', 'profile']],
    [{ code: 'no-capacity', said: 'No room.' }, ['“No room.”', 'another instance type']],
    [{ code: 'volume-changing', said: 'Wait.' }, ['“Wait.”', 'storage']],
    [{ code: 'app-in-use', app: 'JupyterLab', said: 'In use.' }, ['“In use.”', 'JupyterLab']],
    [{ code: 'app-image-missing', app: 'CodeEditor' }, ['Code Editor', 'Start it in Studio once', 'connection']],
  ])('%j', (failure, words) => {
    for (const word of words) expect(inWords(failure)).toContain(word);
  });

  test('131: a quota with AWS’s list of quotas, and the name to search for where AWS told it', () => {
    const list = 'https://eu-west-1.console.aws.amazon.com/servicequotas/home/services/sagemaker/quotas';
    const failure: Failure = { code: 'quota-reached', region: 'eu-west-1', said: quota };
    const name = 'Studio JupyterLab Apps running on ml.g5.2xlarge instances';
    expect(explainFailure(failure).quota).toEqual({ list, name });
    expect(explainFailure({ ...failure, said: 'Too many.' }).quota).toEqual({ list });
    expect(explainFailure({ code: 'quota-reached' }).quota).toBeUndefined();
  });

  test('133: a right to an instance type, with the statement for that type alone', () => {
    const resource = 'arn:aws:sagemaker:us-east-1:111122223333:app/d-abcdefgh1234/alice-lab/jupyterlab/default';
    const denied: Failure = {
      ...{ code: 'access-denied', operation: 'CreateApp', action: 'sagemaker:CreateApp', resource },
      instanceType: 'ml.p4d.24xlarge',
    };
    expect(inWords(denied)).toMatch(/^You can’t start this on ml\.p4d\.24xlarge\n.*may allow other types/);
    expect(JSON.parse(explainFailure(denied).statement ?? '')).toEqual({
      ...{ Effect: 'Allow', Action: 'sagemaker:CreateApp', Resource: resource },
      Condition: { 'ForAnyValue:StringEquals': { 'sagemaker:InstanceTypes': ['ml.p4d.24xlarge'] } },
    });
    // Who has chosen the type can choose another one.
    const chosen: Failure = { ...denied, field: 'instanceType' };
    expect(buttons(chosen)).toEqual(['Open Studio instead', 'Open Settings']);
    const byDeny: Failure = { ...chosen, refusedBy: 'service control policy', isExplicitDeny: true };
    expect([explainFailure(byDeny).statement, buttons(byDeny)]).toEqual([undefined, ['Try again', 'Open Settings']]);
  });

  test('a right that is missing, with the least statement that gives it', () => {
    const resource = 'arn:aws:sagemaker:us-east-1:111122223333:app/d-abcdefgh1234/alice-lab/jupyterlab/default';
    const denied: Failure = { code: 'access-denied', operation: 'CreateApp', action: 'sagemaker:CreateApp', resource };
    expect(inWords(denied)).toMatch(/^You can’t start this from here\n.*sagemaker:CreateApp/);
    expect(buttons(denied)).toEqual(['Open Studio instead']);
    expect(JSON.parse(explainFailure(denied).statement ?? '')).toMatchObject({ Action: 'sagemaker:CreateApp' });
    const byDeny: Failure = { ...denied, refusedBy: 'service control policy', isExplicitDeny: true };
    expect(explainFailure(byDeny).statement).toBeUndefined();
    expect(buttons({ ...denied, operation: 'StartNotebookInstance' })).toEqual(['Try again']);
  });
});

describe('128: what was not stopped is told:', () => {
  test.each<[string, Failure, RegExp]>([
    [
      'since it is starting',
      { code: 'stop-refused', app: 'JupyterLab', state: 'starting' },
      /^JupyterLab can’t be stopped now\nIt’s still starting/,
    ],
    ['since AWS is busy with it', { code: 'stop-refused', app: 'CodeEditor', said: 'In use.' }, /“In use.”/],
    [
      'since that takes too long',
      { code: 'start-timed-out', app: 'JupyterLab', state: 'stopping' },
      /^JupyterLab takes too long to stop\n.*Nothing was started/,
    ],
  ])('%s', (_name, failure, words) => {
    expect(inWords(failure)).toMatch(words);
  });

  test.each(['DeleteApp', 'StopNotebookInstance'])(
    'without a right to it (%s), with the least statement',
    operation => {
      const action = `sagemaker:${operation}`;
      const resource = 'arn:aws:sagemaker:us-east-1:111122223333:app/d-abcdefgh1234/alice-lab/jupyterlab/default';
      const denied: Failure = { code: 'access-denied', operation, action, resource };
      expect(inWords(denied)).toMatch(new RegExp(`^You can’t stop this from here\\n.*${action}`));
      expect(JSON.parse(explainFailure(denied).statement ?? '')).toEqual({
        Effect: 'Allow',
        Action: action,
        Resource: resource,
      });
    },
  );
});

test('each button asks for what it says', () => {
  const { remedy, alternative } = explainFailure({ code: 'app-stopped', app: 'JupyterLab' });
  expect(remedy).toMatchObject({ type: 'try-again', changes: { whenStopped: 'start' } });
  expect(alternative).toMatchObject({ type: 'try-again', changes: { whenStopped: 'studio' } });
});

test('a ticket has the state and the instance type', () => {
  const { details } = explainFailure({
    ...{ code: 'app-stopped', app: 'CodeEditor', state: 'stopped', instanceType: 'ml.t3.medium' },
  });
  expect(details).toEqual(['Code: app-stopped', 'App: CodeEditor', 'State: stopped', 'Instance type: ml.t3.medium']);
});
