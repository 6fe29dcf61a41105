import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { createStack, documentOf, template } from '../../../test/support/studio-launcher-stack';
import { parseConfiguration } from '../configuration/configuration';
import {
  formatStackCommands,
  isPlainEmail,
  type StackFacts,
  stackConsoleAddress,
  stackParameters,
  userNameOf,
} from './stack-commands';

const chromium = 'https://mpfeiachmboinfeimmjfihockekaipkk.chromiumapp.org/';
const firefox = 'https://ebb5bd08fa16dfabb3cc26b7c0e7ef3282c78aa4.extensions.allizom.org/';
const facts: StackFacts = { domainId: 'd-abcdefgh1234', region: 'eu-west-1', redirectUri: chromium, email: '' };
const output = (name: string) => [
  ...['aws', 'cloudformation', 'describe-stacks', '--region', 'eu-west-1', '--stack-name', 'studio-launcher'],
  ...['--output', 'text', '--query', `Stacks[0].Outputs[?OutputKey=='${name}'].OutputValue`],
];

/** The arguments of each call of `aws`, as a POSIX shell makes them; a call within another one prints its last word. */
function readByShell(commands: string): string[][] {
  const script = `aws() { printf '%s\\0' aws "$@" >&2; printf '\\1\\0' >&2; printf '<%s>' "$3"; }\n${commands}`;
  const said = execFileSync('sh', ['-c', `{ ${script}} 2>&1 >/dev/null`], { encoding: 'utf8' });
  return said
    .split('\u0001\0')
    .slice(0, -1)
    .map(call => call.split('\0').slice(0, -1));
}

describe.skipIf(process.platform === 'win32')('a shell reads', () => {
  test('the command that makes the stack, and the one that prints the configuration', () => {
    expect(readByShell(formatStackCommands(facts))).toEqual([
      [
        ...['aws', 'cloudformation', 'deploy', '--region', 'eu-west-1', '--stack-name', 'studio-launcher'],
        ...['--template-file', 'studio-launcher.yaml', '--capabilities', 'CAPABILITY_IAM', '--parameter-overrides'],
        ...['SignInWith=NewUserPool', 'SignInDomainPrefix=studio-abcdefgh1234', 'DomainId=d-abcdefgh1234'],
        `ChromiumRedirectAddress=${chromium}`,
      ],
      output('Configuration'),
    ]);
  });

  test('the commands that add the first person: a user of the pool, and the tag of the user profile', () => {
    const calls = readByShell(formatStackCommands({ ...facts, email: 'Alice.Example+ml@acme.example' }));
    const user = 'Alice-Example-ml';
    expect(calls.slice(1, -1)).toEqual([
      output('UserPoolId'),
      [
        ...['aws', 'cognito-idp', 'admin-create-user', '--region', 'eu-west-1', '--username', user],
        ...['--user-pool-id', '<--region>', '--desired-delivery-mediums', 'EMAIL', '--user-attributes'],
        ...['Name=email,Value=Alice.Example+ml@acme.example', 'Name=email_verified,Value=true'],
      ],
      [
        ...['aws', 'sagemaker', 'describe-user-profile', '--region', 'eu-west-1', '--domain-id', 'd-abcdefgh1234'],
        ...['--user-profile-name', user, '--query', 'UserProfileArn', '--output', 'text'],
      ],
      [
        ...['aws', 'sagemaker', 'add-tags', '--region', 'eu-west-1', '--tags', `Key=studiouserid,Value=${user}`],
        ...['--resource-arn', '<--region>'],
      ],
    ]);
  });
});

test('PowerShell reads the same: what it would take for its own stands in double quotes', () => {
  const commands = formatStackCommands({ ...facts, email: 'alice@acme.example' });
  expect(commands).not.toMatch(/[\\`;&|<>#]/);
  expect(commands.replace(/"(Stacks|Key|Name)[^"$]*"/g, '')).not.toMatch(/[',@]/);
});

test.each([
  ['d-abcdefgh1234', 'studio-abcdefgh1234'],
  ['d-xawsyamazonzcognito', 'studio-xa0syama0onzco0nito'],
  ['d-a--b', 'studio-a--b'],
  [`d-${'a'.repeat(61)}`, `studio-${'a'.repeat(56)}`],
  [`d-${'a'.repeat(55)}--b`, `studio-${'a'.repeat(55)}`],
])('the sign-in page of %s begins with %s, which the template takes', (domainId, prefix) => {
  const parameters = stackParameters({ ...facts, domainId });
  expect(parameters.SignInDomainPrefix).toBe(prefix);
  for (const [name, value] of Object.entries(parameters)) {
    const { AllowedPattern } = Object(Object(template.Parameters)[name]);
    if (AllowedPattern !== undefined) expect(value).toMatch(new RegExp(AllowedPattern));
  }
});

test('the redirect address is that of the browser that asks', () => {
  expect(stackParameters(facts)).toHaveProperty('ChromiumRedirectAddress', chromium);
  const inFirefox = stackParameters({ ...facts, redirectUri: firefox });
  expect(inFirefox).toHaveProperty('FirefoxRedirectAddress', firefox);
  expect(inFirefox).not.toHaveProperty('ChromiumRedirectAddress');
});

test('the stack of these parameters hands out a configuration that is taken', () => {
  expect(parseConfiguration(documentOf(createStack(stackParameters(facts), facts.region)))).toMatchObject({
    ok: true,
    configuration: { profiles: [{ domainId: facts.domainId }] },
  });
});

test.each([
  ['us-east-1', 'https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/create'],
  [
    'us-gov-west-1',
    'https://us-gov-west-1.console.amazonaws-us-gov.com/cloudformation/home?region=us-gov-west-1#/stacks/create',
  ],
  ['nowhere', undefined],
])('the console of %s', (region, address) => {
  expect(stackConsoleAddress(region)).toBe(address);
});

test.each([
  ['alice@acme.example', true, 'alice'],
  ['Alice.Example+ml@acme.example', true, 'Alice-Example-ml'],
  ['alice@acme', false, 'alice'],
  ["o'hara@acme.example", false, 'o-hara'],
  ['$(id)@acme.example', false, 'id'],
  ['-@acme.example', false, undefined],
  ['', false, undefined],
])('“%s” is a plain address: %s; its user is %s', (email, isPlain, user) => {
  expect([isPlainEmail(email), userNameOf(email)]).toEqual([isPlain, user]);
});
