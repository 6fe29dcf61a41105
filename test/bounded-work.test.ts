import { describe, expect, test } from 'vitest';
import { translateSageMakerError } from '../src/aws/sagemaker-errors';
import { parseXmlAnswer } from '../src/aws/worker-query-protocol';
import { readAtHand } from '../src/core/at-hand/read-at-hand';
import { readAwsOutput } from '../src/core/at-hand/read-aws-output';
import { readCliCommand } from '../src/core/at-hand/read-cli-command';
import { readCode } from '../src/core/at-hand/read-code';
import { readStudioAddress } from '../src/core/at-hand/read-studio-address';
import { parseCliInput } from '../src/core/cli/cli-input';
import { resolveTemplate } from '../src/core/configuration/claim-template';
import { restoreDeleted } from '../src/core/configuration/configuration-edits';
import { shortenTemplates } from '../src/core/configuration/templates';
import { failureOf } from '../src/core/failure/launch-failure';
import { parseConfigurationText } from '../src/core/import/configuration-text';
import { dropSecrets } from '../src/core/import/drop-secrets';
import { readTextFile } from '../src/core/import/read-text-file';
import { describeProfile } from '../src/core/kinds/describe-profile';
import { checkAuthorizedUrl } from '../src/core/launch/authorized-url';
import { parseLaunchLink } from '../src/core/launch/launch-address';
import { findNearest } from '../src/core/search/find-nearest';
import { parseOmniboxText } from '../src/core/search/omnibox-query';
import { searchLaunches } from '../src/core/search/search-launches';
import { indexProfiles, searchProfiles } from '../src/core/search/search-profiles';
import { splitConfiguration } from '../src/core/store/join-configuration';
import { parseManagedConfiguration } from '../src/core/store/managed-configuration';
import { planWrite } from '../src/core/store/plan-write';
import { findReplaced } from '../src/core/store/store-replaced';
import { isPlainHttpsAddress } from '../src/core/words/plain-address';
import { plainName } from '../src/core/words/plain-name';
import { shortText } from '../src/core/words/short-text';
import { readImportText } from '../src/options/transfer/read-import';
import { exampleConnection, exampleDocument, studioProfile } from './support/example-document';
import { type MakeInput, measureGrowth } from './support/work-growth';

/** Twice the length, three times the work at most: no duration is asserted, and a slow or busy machine changes nothing. */
const limit = 3;
const longest = 32_000;

/** Texts that parsers stumble over, each of any length. */
const hostile: readonly (readonly [name: string, make: MakeInput])[] = [
  ...[
    ...[
      'eyJ',
      'eyJ.',
      'eyJaaaaaaaa.eyJ',
      'eyJhbGciOiJub25lIn0.',
      'ewog.',
      'ASIA',
      'IQoJb3JpZ2lu',
      'a1B+',
      'Ab1',
      '.sagemaker.?token',
    ],
    ...[
      'https://a.sagemaker.',
      'https://a:',
      '://',
      'Bearer ',
      'Basic ',
      'Cookie: a',
      'authorization: a',
      '-----BEGIN ',
      'LS0tLS1CRUdJTi',
    ],
    ...[
      'password=',
      '&sig=',
      'X-Amz-',
      `\${claim:`,
      `\${claim:a|`,
      '${',
      '|',
      '@',
      '-',
      ' ',
      '\n',
      '\t',
      '\r',
      ',',
      '{',
      '[',
      '"',
      '\\',
      "'",
    ],
    ...[
      'A',
      'A\n',
      'A:\n',
      ' : ',
      '{A',
      ', "A',
      '- ',
      '? ',
      'a: ',
      '&a ',
      '*a ',
      '!!str ',
      '|\n',
      '>\n ',
      '#',
      '%',
      '---\n',
      '<a>',
      '&amp;',
    ],
    ...[
      '\u0301',
      'a\u0301',
      '\u202e',
      '\u0000',
      '李',
      '😀',
      'ﬁ',
      '\ud800',
      'perform: ',
      'arn:',
      'on resource: arn:a',
      'd-',
      '0',
      '1e',
    ],
  ].map(part => [JSON.stringify(part), (length: number) => part.repeat(length / part.length)] as const),
  ...[
    'eyJ',
    `\${claim:`,
    'https://',
    'A',
    'A ',
    '"version"',
    '-----BEGIN ',
    'perform: a',
    'web+sagemaker:launch?',
  ].flatMap(start =>
    ['a', ' ', '\n', '.', '-', '\u0301'].map(
      part => [`${start} and ${JSON.stringify(part)}`, (length: number) => start + part.repeat(length)] as const,
    ),
  ),
];

const ofText = (text: string) => ({
  ...exampleDocument,
  connections: [{ ...exampleConnection, note: text, roleArn: text }],
  profiles: [{ ...studioProfile, userProfileName: text, [text]: 1 }],
});
const sageMaker = {
  operation: 'CreatePresignedDomainUrl',
  region: 'us-east-1',
  input: { DomainId: 'd-1', UserProfileName: 'a', ExpiresInSeconds: 5 },
} as const;
const swallow = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return failureOf(error);
  }
};

/** All of the product that outside text reaches first, and what shows or searches it. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'a shared file, or an imported document': parseConfigurationText,
  'a document with the text in it': text => parseConfigurationText(JSON.stringify(ofText(text))),
  'an import': readImportText,
  'the CLI’s input': parseCliInput,
  'a command of the CLI': text => readCliCommand(`aws sagemaker create-presigned-domain-url ${text}`),
  'a command of the CLI behind something': text => readCliCommand(`${text} aws sagemaker ${text}`),
  'an input in a command of the CLI': text =>
    readCliCommand(`aws sagemaker create-presigned-domain-url --cli-input-json '${text}'`),
  'an output of the CLI': readAwsOutput,
  'a piece of code': readCode,
  'a call in code': text => readCode(`create_presigned_domain_url(DomainId="${text}", a = ${text})`),
  'an address of Studio': text => readStudioAddress(`https://d-1.studio.us-east-1.sagemaker.aws/${text}`),
  'what is at hand': readAtHand,
  'a policy': text => parseManagedConfiguration({ configurationJson: text, configuration: ofText(text), [text]: text }),
  'a search for secrets': text => dropSecrets({ a: text, [text]: { [text]: [text] } }),
  'a file': text => readTextFile(new Blob([text])),
  'a launch link': parseLaunchLink,
  'a template': text => resolveTemplate(text, { a: text }),
  'a claim': text => resolveTemplate(`\${claim:a|localpart|lower|slug}`, { a: text }),
  'a template for people': shortenTemplates,
  'a profile for people': text => describeProfile({ ...studioProfile, userProfileName: text }),
  'a name': plainName,
  'an address': isPlainHttpsAddress,
  'somebody else’s words': shortText,
  'what is typed into the address bar': parseOmniboxText,
  'AWS’s refusal': text =>
    translateSageMakerError(Object.assign(new Error(text), { name: 'AccessDeniedException' }), sageMaker),
  'a URL of SageMaker’s': text => swallow(() => checkAuthorizedUrl(text, 'studio', 'us-east-1')),
  'an answer of the Security Token Service': text => swallow(() => parseXmlAnswer(text)),
  'a search': text => searchProfiles(oneProfile, text),
  'a profile that is nowhere': text => findNearest(oneProfile, text, 3),
};
const oneProfile = indexProfiles([{ profile: studioProfile, connectionName: 'Acme' }]);

describe('52, 79: twice the text is three times the work at most:', () => {
  test.each(Object.entries(readers))('%s', (_name, run) => {
    const slow = hostile.filter(([, make]) => measureGrowth(make, run, longest, limit) > limit).map(([name]) => name);
    expect(slow).toEqual([]);
  });

  test.each<[name: string, run: (count: number) => unknown]>([
    [
      'profiles',
      count =>
        parseConfigurationText(
          JSON.stringify({ ...exampleDocument, profiles: times(count, id => ({ ...studioProfile, id })) }),
        ),
    ],
    [
      'connections',
      count =>
        parseConfigurationText(
          JSON.stringify({ version: 1, connections: times(count, id => ({ ...exampleConnection, id })), profiles: [] }),
        ),
    ],
    [
      'broken profiles',
      count => parseConfigurationText(JSON.stringify({ ...exampleDocument, profiles: times(count, () => ({})) })),
    ],
    [
      'entries of an output',
      count => readAwsOutput(JSON.stringify({ Spaces: times(count, id => ({ DomainId: `d-${id}`, SpaceName: id })) })),
    ],
    [
      'domains with their people',
      count =>
        readAwsOutput(
          JSON.stringify({
            Domains: times(count, id => ({ DomainId: `d-${id}`, DomainName: id, AuthMode: 'SSO' })),
            UserProfiles: times(count, id => ({ DomainId: `d-${id}`, UserProfileName: id })),
          }),
        ),
    ],
    ['outputs after each other', count => readAwsOutput(times(count, id => `{"DomainId": "d-${id}"}`).join('\n'))],
    [
      'commands after each other',
      count =>
        readCliCommand(times(count, id => `aws sagemaker create-presigned-domain-url --domain-id d-${id}`).join('\n')),
    ],
    ['secrets under a long name', count => dropSecrets({ ['n'.repeat(count)]: times(count, () => ({ token: 'x' })) })],
    [
      'members that are not known',
      count =>
        parseConfigurationText(
          JSON.stringify({ ...exampleDocument, ...Object.fromEntries(times(count, id => [id, 1])) }),
        ),
    ],
    [
      'entries of a policy',
      count =>
        parseManagedConfiguration({
          configuration: { ...exampleDocument, profiles: times(count, id => ({ ...studioProfile, id })) },
        }),
    ],
  ])('of %s', (_name, run) => {
    expect(
      measureGrowth(
        length => 'x'.repeat(length),
        text => run(text.length),
        4_096,
        limit,
      ),
    ).toBeLessThanOrEqual(limit);
  });
});

describe('79: twice the entries are three times the work at most:', () => {
  test.each<[name: string, prepare: (count: number) => () => unknown]>([
    [
      'profiles that are found by an app’s name',
      count => {
        const profiles = times(count, id => ({ ...studioProfile, id, name: `Lab ${id}` }));
        const index = indexProfiles(profiles.map(profile => ({ profile, connectionName: '' })));
        return () => searchLaunches(index, 'lab lab', 7);
      },
    ],
    [
      'profiles that are brought back',
      count => {
        const before = documentOf(count);
        return () => restoreDeleted(before, { ...exampleDocument, profiles: [] })(exampleDocument);
      },
    ],
    [
      'entries that are removed',
      count => {
        const items = splitConfiguration(documentOf(count), 1);
        const areas = { local: items, sync: {}, isSyncOn: true, items };
        return () => planWrite({}, Object.keys(items), areas, 1);
      },
    ],
    [
      'versions that were replaced',
      count => {
        const entry = (version: string) => ({ position: 0, savedAt: 1, version, value: version });
        const items = Object.fromEntries(times(count, id => [`kept:${id}:profile:${id}`, entry(id)]));
        return () => findReplaced(items);
      },
    ],
  ])('%s', (_name, prepare) => {
    const prepared = new Map<number, () => unknown>();
    const make = (length: number) => {
      prepared.set(length, prepare(length));
      return 'x'.repeat(length);
    };
    const run = (text: string) => prepared.get(text.length)?.();
    expect(measureGrowth(make, run, 40_960, limit)).toBeLessThanOrEqual(limit);
  });
});

const documentOf = (count: number) => ({
  ...exampleDocument,
  profiles: times(count, id => ({ ...studioProfile, id })),
});

function times<T>(count: number, make: (id: string) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(`p${index}`));
}
