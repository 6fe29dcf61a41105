import type { Connection } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { kindOf, withKind } from '../kinds/kinds';
import { quoteForShell } from './quote-for-shell';

/**
 * A profile as the AWS CLI's own JSON, for `--cli-input-json` of `create-presigned-domain-url` or
 * `create-presigned-notebook-instance-url`: the same members as in a launch, if they are set. The CLI takes the region
 * and the endpoint elsewhere, and the path in a notebook instance is not part of the call.
 */
export function formatCliInput(profile: Profile): string {
  return JSON.stringify(Object.fromEntries(cliMembers(profile)), null, 2);
}

/**
 * The AWS CLI's command that makes a profile's link, in one line for a POSIX shell. It holds no secret. Nothing in it
 * is read from the disk or the network, either: the CLI replaces an argument that begins with `file://` or `https://`
 * by what is there, but no value within `--cli-input-json`.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html
 */
export function formatCliCommand(profile: Profile, connection: Connection): string {
  const members = cliMembers(profile);
  const isPlain = members.every(([, value]) => !/^(-|\w+:\/\/)/.test(String(value)));
  const options = isPlain
    ? members.flatMap(([name, value]) => [optionName(name), String(value)])
    : ['--cli-input-json', JSON.stringify(Object.fromEntries(members))];
  const endpoint = connection.endpoints?.sageMaker;
  return [
    'aws',
    'sagemaker',
    kindOf(profile.type).cliCommand,
    '--region',
    profile.region ?? connection.region,
    ...options,
    ...(endpoint ? ['--endpoint-url', endpoint] : []),
  ]
    .map(quoteForShell)
    .join(' ');
}

/** The members of the call that are set, as AWS names them. */
function cliMembers(profile: Profile): [name: string, value: string | number][] {
  const { input } = withKind(profile, (kind, own) => kind.call(own));
  return Object.entries<string | number | undefined>(input).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
}

/** `--session-expiration-duration-in-seconds` for `SessionExpirationDurationInSeconds`, as the CLI derives it. */
export function optionName(member: string): string {
  return `-${member.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}
