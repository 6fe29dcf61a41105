import { findPartition } from '../aws/partition';
import { resolveTemplate } from '../configuration/claim-template';
import { quoteForShell } from './quote-for-shell';

/** What the stack of infra/studio-launcher.yaml is made with. */
export interface StackFacts {
  readonly domainId: string;
  readonly region: string;
  /** Where this browser leads back to after a sign-in. */
  readonly redirectUri: string;
  /** Of the first person, whose user profile is named like the address before its @. Empty for nobody yet. */
  readonly email: string;
}

/** The file with the stack's template, as the package and the guide call it. */
export const templateName = 'studio-launcher.yaml';

const stackName = 'studio-launcher';

/** What the template presets for the name of people's user profiles. */
const userProfileTemplate = `\${claim:email|localpart|slug}`;

/**
 * The parameters to set for a new user pool, which needs three, and this browser's redirect address instead of the
 * template's preset.
 */
export function stackParameters({ domainId, redirectUri }: StackFacts): Readonly<Record<string, string>> {
  const isFirefox = !new URL(redirectUri).hostname.endsWith('.chromiumapp.org');
  return {
    SignInWith: 'NewUserPool',
    SignInDomainPrefix: signInPrefix(domainId),
    DomainId: domainId,
    [isFirefox ? 'FirefoxRedirectAddress' : 'ChromiumRedirectAddress']: redirectUri,
  };
}

/**
 * Commands that create the stack, add the first person and print the configuration, one a line, for a POSIX shell (AWS
 * CloudShell, macOS, Linux) and for PowerShell. Both take `"$(…)"` for what a command prints.
 */
export function formatStackCommands(facts: StackFacts): string {
  const { domainId, region, email } = facts;
  const user = userNameOf(email);
  const parameters = Object.entries(stackParameters(facts)).map(([name, value]) => `${name}=${value}`);
  const deploy = [
    ...['aws', 'cloudformation', 'deploy', '--region', region, '--stack-name', stackName],
    ...['--template-file', templateName, '--capabilities', 'CAPABILITY_IAM', '--parameter-overrides', ...parameters],
  ];
  const addPerson =
    user === undefined
      ? []
      : [
          `${join(['aws', 'cognito-idp', 'admin-create-user', '--region', region, '--username', user])} ` +
            `--user-pool-id "$(${outputCommand('UserPoolId', region)})" --desired-delivery-mediums EMAIL ` +
            `--user-attributes ${pairs('Name=email', email)} ${pairs('Name=email_verified', 'true')}`,
          `aws sagemaker add-tags --region ${quoteForShell(region)} --tags ${pairs('Key=studiouserid', user)} ` +
            `--resource-arn "$(${join([
              ...['aws', 'sagemaker', 'describe-user-profile', '--region', region, '--domain-id', domainId],
              ...['--user-profile-name', user, '--query', 'UserProfileArn', '--output', 'text'],
            ])})"`,
        ];
  return [join(deploy), ...addPerson, outputCommand('Configuration', region), ''].join('\n');
}

/** The console's page that takes the template; `undefined` for a region that has none. */
export function stackConsoleAddress(region: string): string | undefined {
  const partition = findPartition(region);
  return (
    partition && `https://${region}.${partition.consoleSuffix}/cloudformation/home?region=${region}#/stacks/create`
  );
}

/** Whether a text is an address that the commands can name: a plain one, of letters that no shell reads as its own. */
export function isPlainEmail(text: string): boolean {
  return /^[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+$/.test(text) && userNameOf(text) !== undefined;
}

/** The user name and the user profile of the person with this address; `undefined` without one. */
export function userNameOf(email: string): string | undefined {
  const resolved = resolveTemplate(userProfileTemplate, { email });
  return resolved.ok ? resolved.text : undefined;
}

/** The CLI prints one output of the stack. Its expression has single quotes, so it stands in double ones. */
function outputCommand(output: 'Configuration' | 'UserPoolId', region: string): string {
  return (
    `${join(['aws', 'cloudformation', 'describe-stacks', '--region', region, '--stack-name', stackName])} ` +
    `--output text --query "Stacks[0].Outputs[?OutputKey=='${output}'].OutputValue"`
  );
}

/** Nobody else's, since it has the domain's ID in it. Cognito refuses the three words. */
function signInPrefix(domainId: string): string {
  const rest = domainId.replace(/^d-/, '').replace(/aws|amazon|cognito/g, word => word.replace(/[wzg]/, '0'));
  const labels = `studio-${rest}`.slice(0, 63).split('-');
  return labels.slice(0, labels.findLastIndex(label => label !== '') + 1).join('-');
}

/** PowerShell takes a comma for the end of a word, unless it is quoted. No value here has a character of a shell's own. */
function pairs(first: string, value: string): string {
  return `"${first},Value=${value}"`;
}

function join(words: readonly string[]): string {
  return words.map(quoteForShell).join(' ');
}
