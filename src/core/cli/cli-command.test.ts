import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleConnection, notebookProfile, studioProfile } from '../../../test/support/example-document';
import { anyText, fewRuns } from '../../../test/support/generated-documents';
import { formatCliCommand, formatCliInput } from './cli-command';

/** On systems that have a POSIX shell. */
const withShell = test.skipIf(process.platform === 'win32');

const withEndpoint = { ...exampleConnection, endpoints: { sageMaker: 'https://vpce-1.api.example/x?y' } };

describe('a profile as a command of the AWS CLI', () => {
  test('of Studio', () => {
    expect(formatCliCommand(studioProfile, exampleConnection)).toBe(
      'aws sagemaker create-presigned-domain-url --region us-east-1 --domain-id d-abcdefgh1234 ' +
        '--user-profile-name alice --space-name alice-lab --landing-uri app:JupyterLab:lab/tree/work/train.ipynb ' +
        '--expires-in-seconds 5 --session-expiration-duration-in-seconds 43200',
    );
  });

  test('of a notebook instance, in its own region and at an endpoint of one’s own', () => {
    expect(formatCliCommand(notebookProfile, withEndpoint)).toBe(
      'aws sagemaker create-presigned-notebook-instance-url --region eu-west-1 --notebook-instance-name research-1 ' +
        "--session-expiration-duration-in-seconds 14400 --endpoint-url 'https://vpce-1.api.example/x?y'",
    );
  });

  test('has only what is set, and the expiry that a launch has', () => {
    const { id, name, connection, type, domainId, userProfileName } = studioProfile;
    const bare = { id, name, connection, type, domainId, userProfileName, spaceName: '', landingUri: undefined };
    expect(JSON.parse(formatCliInput(bare))).toEqual({
      DomainId: 'd-abcdefgh1234',
      UserProfileName: 'alice',
      ExpiresInSeconds: 5,
    });
  });

  withShell.each(['file:///home/alice/.aws/credentials', 'fileb://x', 'https://evil.example/', '-x', '--debug'])(
    'does not let the CLI take %s for more than a text',
    landingUri => {
      const words = readByShell([formatCliCommand({ ...studioProfile, landingUri }, exampleConnection)])[0] ?? [];
      expect(words).not.toContain(landingUri);
      expect(JSON.parse(words[words.indexOf('--cli-input-json') + 1] ?? '')).toMatchObject({ LandingUri: landingUri });
    },
  );
});

test('the JSON has 2 spaces', () => {
  expect(formatCliInput(notebookProfile)).toBe(
    '{\n  "NotebookInstanceName": "research-1",\n  "SessionExpirationDurationInSeconds": 14400\n}',
  );
});

withShell('a shell reads every value as one argument, whatever is in it', () => {
  // A process cannot be given a null character as an argument, nor half a character.
  const value = anyText.filter(text => !text.includes('\0') && !/\p{Cs}/u.test(text) && !/^(-|\w+:\/\/)/.test(text));
  const cases = fc.sample(fc.tuple(value, value), fewRuns);
  const commands = cases.map(([userProfileName, landingUri]) =>
    formatCliCommand({ ...studioProfile, userProfileName, landingUri }, exampleConnection),
  );
  const read = readByShell(commands);
  expect(read).toHaveLength(cases.length);
  for (const [index, [userProfileName, landingUri]] of cases.entries()) {
    expect(read[index]).toEqual([
      ...['aws', 'sagemaker', 'create-presigned-domain-url', '--region', 'us-east-1'],
      ...['--domain-id', 'd-abcdefgh1234'],
      ...(userProfileName === '' ? [] : ['--user-profile-name', userProfileName]),
      ...['--space-name', 'alice-lab'],
      ...(landingUri === '' ? [] : ['--landing-uri', landingUri]),
      ...['--expires-in-seconds', '5', '--session-expiration-duration-in-seconds', '43200'],
    ]);
  }
});

/** The words of each command, as a POSIX shell reads them. */
function readByShell(commands: readonly string[]): string[][] {
  const end = 'end of this command';
  const script = commands.map(command => `printf '%s\\000' ${command} '${end}'`).join('\n');
  const words = execFileSync('/bin/sh', { input: script, encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\0');
  const ends = words.flatMap((word, index) => (word === end ? [index] : []));
  return ends.map((index, number) => words.slice((ends[number - 1] ?? -1) + 1, index));
}
