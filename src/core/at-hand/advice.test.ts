import { expect, test } from 'vitest';
import { inEnglish } from '../../../test/support/in-english';
import { readAtHand } from './read-at-hand';

const command = 'aws sagemaker create-presigned-domain-url';
const names = '--domain-id d-abcdefgh1234 --user-profile-name alice';
const domain = { DomainId: 'd-abcdefgh1234', DomainName: 'Research', Status: 'InService' };
const user = { DomainId: 'd-abcdefgh1234', UserProfileName: 'alice', CreationTime: 'x' };
const json = (value: object) => JSON.stringify(value, null, 2);

/** Each text that is not valid, where its problem is, and the sentence that says what to do. */
test.each<[name: string, text: string, path: string, advice: string]>([
  [
    'a quotation mark that is not closed',
    `${command} \\\n  --domain-id "d-abcdefgh1234`,
    'line 2, column 15',
    'Close the quotation mark that begins here.',
  ],
  [
    '… in PowerShell',
    `${command} \`\n  --domain-id 'd-1`,
    'line 2, column 15',
    'Close the quotation mark that begins here.',
  ],
  [
    'hyphens that an editor replaced',
    `${command} \\\n  –domain-id d-1`,
    'line 2, column 3',
    'Write two hyphens (--) at the start of –domain-id. A text editor has replaced them.',
  ],
  [
    'an option that the command has not',
    `${command} --domain d-1`,
    'line 1, column 43',
    'Remove --domain, or check its spelling. The command has no such option.',
  ],
  [
    'an option of the other command',
    `${command} ${names} --notebook-instance-name a`,
    'line 1, column 121',
    'Remove --notebook-instance-name, or check its spelling. The command has no such option.',
  ],
  [
    'an option without a value',
    `${command} --domain-id --user-profile-name alice`,
    'line 1, column 43',
    'Write a value after --domain-id.',
  ],
  [
    'a word that belongs to nothing',
    `${command} --domain-id d-1 --user-profile-name alice smith`,
    'line 1, column 85',
    'Remove smith, or put it in quotation marks together with the word before it.',
  ],
  ['another service', 'aws s3 ls', 'line 1, column 5', 'Paste a command that begins with aws sagemaker instead of s3.'],
  [
    'a command whose output names places',
    'aws sagemaker list-spaces --domain-id d-1',
    'line 1, column 15',
    'Run this list-spaces command, and paste its output instead.',
  ],
  [
    'another operation',
    'aws sagemaker create-domain --domain-name a',
    'line 1, column 15',
    'Paste a create-presigned-domain-url or create-presigned-notebook-instance-url command instead of create-domain.',
  ],
  [
    'no operation',
    'aws sagemaker',
    'line 1, column 14',
    'Paste a create-presigned-domain-url or create-presigned-notebook-instance-url command instead of ….',
  ],
  [
    'a file',
    `${command} --cli-input-json file://input.json`,
    'line 1, column 60',
    'Paste the file’s content instead of --cli-input-json. Files can’t be read from a command.',
  ],
  [
    'an input that is not JSON',
    `${command} --cli-input-json '{"DomainId": "d-1",'`,
    'line 1, column 60',
    'Change the end of the text to a name in double quotes.',
  ],
  [
    'an input that is no object',
    `${command} --cli-input-json '[]'`,
    'line 1, column 60',
    'Change --cli-input-json to an object with the call’s parameters.',
  ],
  [
    'an expiry beyond AWS’s',
    `${command} ${names} \\\n  --expires-in-seconds 301`,
    'line 2, column 24',
    'Change 301 to a whole number of seconds from 5 to 300.',
  ],
  [
    'a domain that is none',
    `${command} --domain-id D_1`,
    'line 1, column 55',
    expect.stringMatching(/^Change D_1 to .* such as d-abcdefgh1234\.$/),
  ],
  [
    'a placeholder',
    `${command} --domain-id <domain-id>`,
    'line 1, column 55',
    expect.stringMatching(/^Change <domain-id> to .* such as d-abcdefgh1234\.$/),
  ],
  [
    'a region that is none',
    `${command} ${names} --region Ireland`,
    'line 1, column 105',
    expect.stringMatching(/^Change Ireland to /),
  ],
  [
    'a region of a partition that is not supported',
    `${command} ${names} --region eusc-de-east-1`,
    'line 1, column 105',
    expect.stringMatching(/^Change eusc-de-east-1 to /),
  ],
  [
    'a region in the environment that is none',
    `AWS_REGION=x ${command} ${names}`,
    'line 1, column 12',
    expect.stringMatching(/^Change x to /),
  ],
  [
    'an output without its end',
    json({ Spaces: [user] }).slice(0, -4),
    'line 8, column 2',
    'Change the end of the text to a comma or ].',
  ],
  [
    'a second output that is broken',
    `${json({ Domains: [domain] })}\n${json({ UserProfiles: [user] }).replace('"alice",', '"alice"')}`,
    'line 15, column 7',
    'Change "\\"" to a comma or }.',
  ],
  [
    'YAML that is broken',
    `Domains:\n- DomainId: d-1\n   DomainName: x`,
    'line 3, column 14',
    expect.stringMatching(/^Correct the YAML here: /),
  ],
  ['YAML with an alias', 'Domains:\n- &a\n  DomainId: d-1\n- *a', 'line 4, column 4', 'Change an alias to no aliases.'],
  [
    'a user profile that is none',
    json({ UserProfiles: [user, { ...user, UserProfileName: 'a b' }] }),
    'UserProfiles.1.UserProfileName (line 10, column 26)',
    expect.stringMatching(/^Change "a b" to .* such as alice\.$/),
  ],
  [
    'a number for a name',
    'UserProfiles:\n- DomainId: d-1\n  UserProfileName: 123',
    'UserProfiles.0.UserProfileName',
    expect.stringMatching(/^Change 123 to .* such as alice\.$/),
  ],
  [
    'nothing but domains of IAM Identity Center',
    json({ Domains: [{ ...domain, AuthMode: 'SSO' }] }),
    '',
    'Open these from your AWS access portal, because their domain uses IAM Identity Center: d-abcdefgh1234',
  ],
  [
    'nothing but what is being deleted',
    json({ Domains: [{ ...domain, Status: 'Deleting' }] }),
    '',
    'Choose others, because AWS is deleting these: d-abcdefgh1234',
  ],
  ['a table', '----\n|   ListSpaces   |\n', '', 'Run the command with --output json, and paste that output.'],
  ['a text', 'SPACES\t2026-01-05\td-1\n', '', 'Run the command with --output json, and paste that output.'],
  [
    'an empty list',
    json({ Domains: [] }),
    '',
    'Paste a text that names a domain, user profile, space or notebook instance. This one names none.',
  ],
  [
    'a list of 1,001',
    JSON.stringify(Array.from({ length: 1001 }, (_, index) => ({ ...user, UserProfileName: `u${index}` }))),
    '',
    'Paste at most 1000 entries at once. The AWS CLI’s --max-items makes a list shorter.',
  ],
  [
    'the console’s address',
    'https://us-east-1.console.aws.amazon.com/sagemaker/home?region=us-east-1#/studio',
    '',
    expect.stringMatching(/^Paste the address of a Studio or notebook instance tab, such as /),
  ],
  [
    'an address that only looks like Studio’s',
    'https://d-1.studio.us-east-1.sagemaker.aws.evil.example/',
    '',
    expect.stringMatching(/^Paste the address of a Studio /),
  ],
  [
    'an address of another partition’s host',
    'https://d-1.studio.cn-north-1.sagemaker.aws/',
    '',
    expect.stringMatching(/^Paste the address of a Studio /),
  ],
  [
    'an address of Unified Studio',
    'https://dzd_abc123.sagemaker.us-east-1.on.aws/projects/a/overview',
    '',
    'Bookmark this address instead. SageMaker Unified Studio has no links that sign in.',
  ],
  [
    'a call without its end',
    `url = sm.create_presigned_domain_url(\n    DomainId='d-1',`,
    'line 1, column 37',
    'Close the bracket ( that begins here with ).',
  ],
  [
    'a bracket that closes another',
    `sm.create_presigned_domain_url(\n    DomainId='d-1'}`,
    'line 2, column 19',
    'Remove this }, or open its bracket first.',
  ],
  [
    'a text without its end in code',
    `sm.create_presigned_domain_url(\n    DomainId='d-1)`,
    'line 2, column 14',
    'Close the quotation mark that begins here.',
  ],
  [
    '33 brackets',
    `create_presigned_domain_url${'('.repeat(33)}`,
    'line 1, column 60',
    'Paste only the part with the names. Here, brackets are nested more than 32 deep.',
  ],
  [
    'a name in Terraform that is none',
    'resource "aws_sagemaker_space" "a" {\n  domain_id = "main"\n}',
    'line 2, column 15',
    expect.stringMatching(/^Change "main" to .* such as d-abcdefgh1234\.$/),
  ],
])('%s is refused with a sentence that says what to do', (_name, text, path, advice) => {
  const read = readAtHand(text);
  if (!read || read.ok) throw new Error('It is taken');
  const found = read.problems.map(problem => [
    `${inEnglish(problem.path)}${problem.place ? ` (${inEnglish(problem.place)})` : ''}`,
    inEnglish(problem.advice),
  ]);
  expect(found).toEqual([[path, advice]]);
});
