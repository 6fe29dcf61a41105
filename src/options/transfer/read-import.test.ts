import { expect, test } from 'vitest';
import { exampleDocument } from '../../../test/support/example-document';
import { readImportFile, readImportText } from './read-import';

const call = { DomainId: 'd-abcdefgh1234', UserProfileName: 'alice' };
const yaml = `DomainId: ${call.DomainId}\nUserProfileName: ${call.UserProfileName}\n`;

test.each([
  ['a configuration', JSON.stringify(exampleDocument), 'configuration'],
  ['the CLI’s input as JSON', JSON.stringify(call), 'cli-input'],
  ['… indented', JSON.stringify(call, null, 2), 'cli-input'],
  ['the CLI’s input as YAML', yaml, 'cli-input'],
  ['the CLI’s output', JSON.stringify({ UserProfiles: [call] }), 'targets'],
  ['the CLI’s output as YAML', `UserProfiles:\n- DomainId: ${call.DomainId}\n  UserProfileName: alice\n`, 'targets'],
  ['a command', 'aws sagemaker create-presigned-domain-url --user-profile-name alice', 'targets'],
  ['an address', 'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/jupyterlab/default/lab', 'targets'],
  ['a piece of code', 'create_presigned_domain_url(UserProfileName="alice")', 'targets'],
  ['what is none of them', 'hello', 'refused'],
])(
  '109: %s is read with and without the mark that Windows puts first, pasted or from a file',
  async (_what, text, type) => {
    const read = readImportText(text);
    expect(read.type).toBe(type);
    expect(readImportText(`\uFEFF${text}`)).toEqual(read);
    expect(await readImportFile(new Blob([`\uFEFF${text}`]))).toEqual(read);
    const utf16 = new Blob([new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))]);
    expect(await readImportFile(utf16)).toEqual(read);
  },
);
