import process from 'node:process';
import fc from 'fast-check';
import { awsConstraints } from '../../src/core/aws/aws-constraints';
import { landingApps } from '../../src/core/aws/landing-uri';
import type { Configuration } from '../../src/core/configuration/configuration';
import type { Connection } from '../../src/core/configuration/connection';
import { colors, openInValues, type Profile } from '../../src/core/configuration/profile';
import { plainName } from '../../src/core/words/plain-name';

const { PROPERTY_RUNS, PROPERTY_SEED, PROPERTY_PATH } = process.env;

/**
 * Every property test runs on the same cases each time, unless `npm run properties` asks for others and more of them; a
 * failure prints the seed and the path to replay it with.
 */
export const propertyRuns = {
  seed: Number(PROPERTY_SEED ?? 20_261_121),
  numRuns: Number(PROPERTY_RUNS ?? 10_000),
  ...(PROPERTY_PATH !== undefined && { path: PROPERTY_PATH }),
};

/** For a property among unit tests: fewer cases, always the same ones. */
export const fewRuns = { seed: 20_261_121, numRuns: 1_000 } as const;

/** Any text, with what breaks programs more often than by chance: quotes, shell syntax, line ends, other scripts. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom("'", '"', '\\', '$(id)', '`', '\n', ' ', '*', '#', '-', '!', 'ä', '日本', '😀', 'a'))
    .map(join),
);

const identifier = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$/);
const region = fc.constantFrom('us-east-1', 'eu-west-1', 'cn-north-1', 'us-gov-west-1', 'ap-southeast-2');
const url = fc
  .tuple(fc.domain(), fc.constantFrom('', ':8443'), fc.constantFrom('', '/', '/us-east-1_AbCdEfGhI', '/a%20b/'))
  .map(([host, port, path]) => `https://${host}${port}${path}`);
const fileAddress = fc.tuple(url, fc.constantFrom('', '?of=us', '?a=%23&b')).map(([to, query]) => `${to}${query}`);
const name = anyText.map(text => plainName(plainName(text).slice(0, 100))).filter(text => text !== '');

/** Names that no member of ours has. */
const unknownMembers = fc.dictionary(
  fc.stringMatching(/^x[a-z]{1,8}$/),
  fc.jsonValue({ maxDepth: 1 }).map(value => JSON.parse(JSON.stringify(value))),
  { maxKeys: 1 },
);

/** A connection as the parser accepts it, with and without all that it can carry. */
const connections: fc.Arbitrary<Connection> = fc
  .tuple(
    fc.record(
      {
        id: identifier,
        name,
        region,
        identityPoolId: fc.tuple(region, fc.uuid()).map(([of, id]) => `${of}:${id}`),
        signIn: fc.oneof(
          fc.record({ type: fc.constant('guest' as const) }),
          fc.record(
            {
              type: fc.constant('oidc' as const),
              issuer: url,
              clientId: fc.stringMatching(/^[!-~]{1,60}$/),
              scopes: fc
                .array(fc.constantFrom('profile', 'email', 'offline_access'))
                .map(scopes => ['openid', ...scopes]),
              parameters: fc.dictionary(
                fc.constantFrom('prompt', 'login_hint', 'kc_idp_hint'),
                fc.string({ maxLength: 256 }),
              ),
            },
            { requiredKeys: ['type', 'issuer', 'clientId'] },
          ),
        ),
        roleArn: fc.constant('arn:aws:iam::111122223333:role/acme'),
        authFlow: fc.constantFrom('enhanced' as const, 'basic' as const),
        roleSessionDurationInSeconds: fc.integer({ min: 900, max: 43_200 }),
        endpoints: fc.record({ cognitoIdentity: url, sageMaker: url, sts: url }, { requiredKeys: [] }),
        sharedFile: fileAddress,
      },
      { requiredKeys: ['id', 'name', 'region', 'identityPoolId', 'signIn'] },
    ),
    unknownMembers,
  )
  .map(([known, unknown]) => ({ ...unknown, ...known }));

const session = fc.integer({ min: 1800, max: 43200 });
const landingUri = fc.oneof(
  fc.tuple(fc.constantFrom(...landingApps), anyText).map(([app, path]) => `app:${app}:${path}`.slice(0, 1023)),
  anyText.map(text => text.slice(0, 1023)),
);

const common = {
  id: identifier,
  name,
  connection: identifier,
  region,
  sessionExpirationDurationInSeconds: session,
  openIn: fc.constantFrom(...openInValues),
  color: fc.constantFrom(...colors),
  keywords: fc.array(
    anyText.map(text => text.slice(0, 100)),
    { maxLength: 2 },
  ),
  pinned: fc.boolean(),
};

/** A profile that AWS would take, too. */
export const profiles: fc.Arbitrary<Profile> = fc
  .tuple(
    fc.oneof(
      fc.record(
        {
          ...common,
          type: fc.constant('studio' as const),
          domainId: fc.stringMatching(/^d-[a-z0-9]{1,61}$/),
          userProfileName: fc.stringMatching(/^[a-zA-Z0-9](-?[a-zA-Z0-9]){0,20}$/),
          spaceName: fc.stringMatching(/^[a-zA-Z0-9](-?[a-zA-Z0-9]){0,20}$/),
          landingUri,
          expiresInSeconds: fc.integer({
            min: awsConstraints.expiresInSeconds.minimum,
            max: awsConstraints.expiresInSeconds.maximum,
          }),
        },
        { requiredKeys: ['id', 'name', 'connection', 'type', 'domainId', 'userProfileName'] },
      ),
      fc.record(
        {
          ...common,
          type: fc.constant('notebookInstance' as const),
          notebookInstanceName: fc.stringMatching(/^[a-zA-Z0-9](-?[a-zA-Z0-9]){0,20}$/),
          path: anyText.map(text => text.slice(0, 1023)),
        },
        { requiredKeys: ['id', 'name', 'connection', 'type', 'notebookInstanceName'] },
      ),
    ),
    unknownMembers,
  )
  .map(([known, unknown]) => ({ ...unknown, ...known }));

/** A whole document whose references hold, with unknown members in it. */
export const documents: fc.Arbitrary<Configuration> = fc
  .tuple(
    fc.uniqueArray(connections, { selector: ({ id }) => id, minLength: 1, maxLength: 2 }),
    fc.uniqueArray(profiles, { selector: ({ id }) => id, maxLength: 2 }),
    fc.nat(),
    fc.option(fc.record({ sharedFile: fileAddress }, { requiredKeys: [] })),
    unknownMembers,
  )
  .map(([ofConnections, ofProfiles, choice, settings, unknown]) => {
    const pick = <T>(list: readonly T[], index: number) => list[(choice + index) % list.length];
    const defaultProfile = choice % 2 === 0 ? pick(ofProfiles, 0)?.id : undefined;
    return {
      ...unknown,
      version: 1,
      connections: ofConnections,
      profiles: ofProfiles.map((profile, index) => ({
        ...profile,
        connection: pick(ofConnections, index)?.id ?? '',
      })),
      ...(defaultProfile !== undefined && { defaultProfile }),
      ...(settings && { settings }),
    };
  });

function join(parts: readonly string[]): string {
  return parts.join('');
}
