import { describe, expect, test } from 'vitest';
import { launchFailure } from '../failure/launch-failure';
import type { FailureCode } from '../failure/launch-outcome';
import type { AppState } from '../spaces/app-state';
import { type AskStatesPorts, askStates, type ListInput } from './ask-states';
import type { StateInput } from './presign-input';

const app = (SpaceName: string): StateInput => ({
  operation: 'DescribeApp',
  input: { DomainId: 'd-1', SpaceName, AppType: 'JupyterLab', AppName: 'default' },
  region: 'us-east-1',
});
const instance = (NotebookInstanceName: string): StateInput => ({
  operation: 'DescribeNotebookInstance',
  input: { NotebookInstanceName },
  region: 'us-east-1',
});
const [a, b, c] = [app('a'), app('b'), app('c')];
const listed = (SpaceName: string, Status = 'InService') => ({
  ...{ SpaceName, AppType: 'JupyterLab', AppName: 'default', Status },
});
const running: AppState = { app: 'JupyterLab', state: 'running' };

/** Ports with which all is running, but for the changes; what was asked, in order, and what was learned. */
function world(changes: Partial<AskStatesPorts> = {}) {
  const asked: string[] = [];
  const learned: string[] = [];
  const denied: (StateInput | ListInput)[] = [];
  const nameOf = (input: StateInput) => Object.values(input.input).join('/').replace('d-1/', '').split('/')[0];
  const ports: AskStatesPorts = {
    list: async () => ({ Apps: [] }),
    findState: async () => running,
    isDenied: input => denied.some(each => JSON.stringify(each.input) === JSON.stringify(input.input)),
    noteDenied: input => void denied.push(input),
    ...changes,
    onState: async (input, { state }) => void learned.push(`${nameOf(input)} ${state}`),
  };
  const watched: AskStatesPorts = {
    ...ports,
    list: async input => {
      asked.push(`ListApps ${input.input.NextToken ?? ''}`.trim());
      return await ports.list(input);
    },
    findState: async input => {
      asked.push(`${nameOf(input)}`);
      return await ports.findState(input);
    },
  };
  return { asked, learned, denied, ask: (...inputs: StateInput[]) => askStates(inputs, watched) };
}

const failing = (code: FailureCode) => () => Promise.reject(launchFailure({ code }));

describe('125: the states in a domain', () => {
  test('of several apps come from one list', async () => {
    const { asked, learned, ask } = world({ list: async () => ({ Apps: [listed('a'), listed('b', 'Pending')] }) });
    expect(await ask(a, b, c)).toEqual([a, b, c]);
    expect(learned).toEqual(['a running', 'b starting', 'c stopped']);
    expect(asked).toEqual(['ListApps']);
  });

  test('of one app come from one call', async () => {
    const { asked, learned, ask } = world();
    await ask(a);
    expect([asked, learned]).toEqual([['a'], ['a running']]);
  });

  test('come from all pages of a list, some of which are empty', async () => {
    const pages: Record<string, object> = {
      '': { Apps: [], NextToken: '1' },
      1: { Apps: [listed('b')], NextToken: '2' },
      2: { Apps: [listed('a')] },
    };
    const { asked, learned, ask } = world({ list: async ({ input }) => pages[input.NextToken ?? ''] });
    await ask(a, b);
    expect(asked).toEqual(['ListApps', 'ListApps 1', 'ListApps 2']);
    expect(learned).toEqual(['a running', 'b running']);
  });

  test('of a list that does not end come from five pages, and then one by one', async () => {
    let page = 0;
    const { asked, learned, ask } = world({
      list: async () => {
        page += 1;
        return { Apps: [listed('a')], NextToken: `${page}` };
      },
    });
    await ask(a, b);
    expect(asked).toEqual(['ListApps', 'ListApps 1', 'ListApps 2', 'ListApps 3', 'ListApps 4', 'b']);
    expect(learned).toEqual(['a running', 'b running']);
  });

  test('of many that no list tells are asked for four at a time: the page asks for the others', async () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map(app);
    const { asked, ask } = world({ list: failing('access-denied') });
    expect(await ask(...many)).toEqual(many.slice(0, 4));
    expect(asked).toEqual(['ListApps', 'a', 'b', 'c', 'd']);
  });

  test('of notebook instances are asked for one by one', async () => {
    const { asked, ask } = world();
    await ask(instance('n1'), instance('n2'));
    expect(asked).toEqual(['n1', 'n2']);
  });
});

describe('126: what is denied', () => {
  test('is noted, and not asked for again', async () => {
    const { asked, denied, learned, ask } = world({
      list: failing('access-denied'),
      findState: failing('access-denied'),
    });
    expect(await ask(a, b)).toEqual([a, b]);
    expect(asked).toEqual(['ListApps', 'a', 'b']);
    expect(denied.map(({ operation }) => operation)).toEqual(['ListApps', 'DescribeApp', 'DescribeApp']);
    expect(await ask(a, b)).toEqual([a, b]);
    expect(asked).toHaveLength(3);
    expect(learned).toEqual([]);
  });

  test('may speak for the next one at once', async () => {
    const denied: unknown[] = [];
    const { asked, ask } = world({
      list: failing('access-denied'),
      findState: failing('access-denied'),
      noteDenied: input => void denied.push(input),
      isDenied: () => denied.length > 1,
    });
    expect(await ask(a, b, c)).toEqual([a, b, c]);
    expect(asked).toEqual(['ListApps', 'a']);
  });
});

test('what is not there leaves the others to be asked', async () => {
  const { learned, ask } = world({
    findState: async ({ input }) => {
      if ('NotebookInstanceName' in input && input.NotebookInstanceName === 'gone')
        return failing('resource-missing')();
      return running;
    },
  });
  await ask(instance('gone'), instance('n2'));
  expect(learned).toEqual(['n2 running']);
});

test.each<FailureCode>(['throttled', 'offline', 'credentials-expired', 'cancelled'])(
  'a failure that the others would meet, too, ends it: %s',
  async code => {
    const { asked, ask } = world({ list: failing(code) });
    await expect(ask(a, b)).rejects.toThrow(code);
    expect(asked).toEqual(['ListApps']);
  },
);
