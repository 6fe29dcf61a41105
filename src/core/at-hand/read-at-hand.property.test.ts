import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleConnection } from '../../../test/support/example-document';
import { anyText, fewRuns, profiles } from '../../../test/support/generated-documents';
import { formatCliCommand } from '../cli/cli-command';
import type { Profile } from '../configuration/profile';
import { withKind } from '../kinds/kinds';
import { readAtHand } from './read-at-hand';
import { readAwsOutput } from './read-aws-output';
import { readCliCommand } from './read-cli-command';
import { readCode } from './read-code';

/** The members of the call that are set. */
function callOf(profile: Profile): unknown {
  const { operation, input } = withKind(profile, (kind, own) => kind.call(own));
  return [operation, Object.entries(input).filter(([, value]) => value !== undefined && value !== '')];
}

test('a command that is copied from a profile is read back as the same call in the same region', () => {
  fc.assert(
    fc.property(profiles, profile => {
      // Lines of a value may look like those of another shell.
      fc.pre(profile.type !== 'studio' || !profile.landingUri?.includes('\n'));
      const read = readAtHand(formatCliCommand(profile, exampleConnection));
      const [target, ...others] = read?.ok ? read.targets : [];
      expect(others).toEqual([]);
      if (!target) throw new Error('Nothing is read');
      const again = { ...target.profile, id: profile.id, name: profile.name, connection: profile.connection };
      expect(callOf(again)).toEqual(callOf(profile));
      expect(target.profile.region).toBe(profile.region ?? exampleConnection.region);
    }),
    fewRuns,
  );
});

const pieces = fc.constantFrom(
  ...[
    'aws sagemaker create-presigned-domain-url',
    '--domain-id',
    '--cli-input-json',
    "'",
    '"',
    '`',
    '^',
    '\\',
    '\n',
    '$',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    ':',
    '=',
    ',',
    '- ',
    '---\n',
    'DomainId',
    'UserProfileName',
    'Spaces',
    'd-1',
    'alice',
  ],
  ...[
    'create_presigned_domain_url',
    'resource "aws_sagemaker_space"',
    '#',
    '//',
    '/*',
    '%',
    '|',
    '&a',
    '*a',
    '__proto__',
  ],
);
const texts = fc.array(fc.oneof(pieces, anyText), { maxLength: 30 }).map(parts => parts.join(' '));

test('any text is read or refused, and none throws', () => {
  fc.assert(
    fc.property(texts, text => {
      for (const read of [readAtHand, readCliCommand, readCode, (given: string) => readAwsOutput(given)]) {
        expect(read(text)?.ok).not.toBe(null);
      }
    }),
    fewRuns,
  );
});
