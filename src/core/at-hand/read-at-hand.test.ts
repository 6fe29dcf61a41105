import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { inEnglish } from '../../../test/support/in-english';
import { readAtHand } from './read-at-hand';

/** The members of each target, its name, and what is said; the problems of a text that is refused. */
function read(text: string): unknown {
  const found = readAtHand(text);
  if (!found) return 'none of these';
  if (!found.ok) return found.problems.map(({ path, advice }) => [inEnglish(path), inEnglish(advice)]);
  return {
    targets: found.targets.map(({ profile, name, domainName }) => ({
      ...profile,
      name,
      ...(domainName && { domainName }),
    })),
    notes: found.notes.map(inEnglish),
    ...(found.dropped.length > 0 && { dropped: found.dropped.map(({ path }) => path) }),
    ...(found.endpoint && { endpoint: found.endpoint }),
  };
}

const alice = { type: 'studio', domainId: 'd-abcdefgh1234', userProfileName: 'alice' };
const only = (target: object, notes: readonly string[] = []) => ({ targets: [target], notes });
const one = { ...alice, name: 'alice' };

const time = '2026-01-05T10:00:00.123000+00:00';
const domain = {
  DomainArn: 'arn:aws:sagemaker:eu-west-1:111122223333:domain/d-abcdefgh1234',
  DomainId: 'd-abcdefgh1234',
  DomainName: 'Research',
  Status: 'InService',
  CreationTime: time,
  LastModifiedTime: time,
  Url: 'https://d-abcdefgh1234.studio.eu-west-1.sagemaker.aws',
};
const user = { DomainId: 'd-abcdefgh1234', UserProfileName: 'alice', Status: 'InService', CreationTime: time };
const space = {
  DomainId: 'd-abcdefgh1234',
  SpaceName: 'alice-lab',
  Status: 'InService',
  CreationTime: time,
  SpaceSettingsSummary: {
    AppType: 'JupyterLab',
    SpaceStorageSettings: { EbsStorageSettings: { EbsVolumeSizeInGb: 5 } },
  },
  SpaceSharingSettingsSummary: { SharingType: 'Private' },
  OwnershipSettingsSummary: { OwnerUserProfileName: 'alice' },
  SpaceDisplayName: 'Alice’s lab',
};
const shared = {
  ...space,
  SpaceName: 'team',
  SpaceSettingsSummary: { AppType: 'CodeEditor' },
  SpaceSharingSettingsSummary: { SharingType: 'Shared' },
  OwnershipSettingsSummary: { OwnerUserProfileName: 'bob' },
  SpaceDisplayName: undefined,
};
const notebook = {
  NotebookInstanceName: 'research-1',
  NotebookInstanceArn: 'arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:notebook-instance/research-1',
  NotebookInstanceStatus: 'InService',
  Url: 'research-1.notebook.us-gov-west-1.sagemaker.aws',
  InstanceType: 'ml.t3.medium',
  CreationTime: time,
};

const lab = { ...alice, spaceName: 'alice-lab', landingUri: 'app:JupyterLab:', name: 'Alice’s lab' };
const research = { type: 'notebookInstance', notebookInstanceName: 'research-1', name: 'research-1' };
const gov = { ...research, region: 'us-gov-west-1' };

describe('an output of the AWS CLI, as JSON, YAML or a stream of YAML, names', () => {
  test.each<[name: string, output: object, expected: unknown]>([
    [
      'list-domains: domains, without a person',
      { Domains: [domain] },
      only({ ...alice, userProfileName: '', region: 'eu-west-1', name: 'Research', domainName: 'Research' }),
    ],
    ['list-user-profiles: people', { UserProfiles: [user] }, only(one)],
    [
      'describe-user-profile: a person, in the region of the ARN',
      { ...user, UserProfileArn: 'arn:aws-cn:sagemaker:cn-north-1:111122223333:user-profile/d-abcdefgh1234/alice' },
      only({ ...one, region: 'cn-north-1' }),
    ],
    [
      'list-spaces: a private space with its owner, and a shared one without a person',
      { Spaces: [space, shared] },
      {
        targets: [
          lab,
          { ...alice, userProfileName: '', spaceName: 'team', landingUri: 'app:CodeEditor:', name: 'team' },
        ],
        notes: [],
      },
    ],
    [
      'describe-space: a space, in its app and region',
      {
        DomainId: space.DomainId,
        SpaceArn: 'arn:aws:sagemaker:us-west-2:111122223333:space/d-abcdefgh1234/alice-lab',
        SpaceName: 'alice-lab',
        Status: 'InService',
        SpaceSettings: {
          AppType: 'CodeEditor',
          CodeEditorAppSettings: { DefaultResourceSpec: { InstanceType: 'ml.t3.medium' } },
        },
        OwnershipSettings: { OwnerUserProfileName: 'alice' },
        SpaceSharingSettings: { SharingType: 'Private' },
        Url: 'https://abcdefghijklmno.studio.us-west-2.sagemaker.aws/codeeditor/default',
      },
      only({ ...alice, spaceName: 'alice-lab', landingUri: 'app:CodeEditor:', region: 'us-west-2', name: 'alice-lab' }),
    ],
    ['list-notebook-instances: notebook instances', { NotebookInstances: [notebook] }, only(gov)],
    ['describe-notebook-instance: a notebook instance', notebook, only(gov)],
    [
      'list-apps: spaces by their apps',
      {
        Apps: [
          {
            DomainId: 'd-abcdefgh1234',
            SpaceName: 'alice-lab',
            AppType: 'JupyterLab',
            AppName: 'default',
            Status: 'InService',
            CreationTime: time,
          },
        ],
      },
      only({ ...alice, userProfileName: '', spaceName: 'alice-lab', landingUri: 'app:JupyterLab:', name: 'alice-lab' }),
    ],
    [
      'a page of a list: what is on it, and that there is more',
      { UserProfiles: [user], NextToken: 'eyJNYXJrZXIiOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==' },
      only(one, ['This list goes on. For the rest, run the command without --max-items and --no-paginate.']),
    ],
    [
      'what AWS is deleting: nothing, and that',
      { Spaces: [space, { ...shared, Status: 'Deleting' }] },
      only(lab, ['Choose others, because AWS is deleting these: team']),
    ],
    [
      'a domain of IAM Identity Center: nothing, and that',
      {
        Domains: [{ ...domain, DomainId: 'd-sso', AuthMode: 'SSO' }, domain],
        UserProfiles: [{ ...user, DomainId: 'd-sso' }],
      },
      {
        targets: [{ ...alice, userProfileName: '', region: 'eu-west-1', name: 'Research', domainName: 'Research' }],
        notes: ['Open these from your AWS access portal, because their domain uses IAM Identity Center: d-sso, alice'],
      },
    ],
  ])('%s', (_name, output, expected) => {
    const json = JSON.stringify(output, null, 4);
    expect(read(json)).toEqual(expected);
    expect(read(JSON.stringify(output))).toEqual(expected);
    const plain: unknown = JSON.parse(json);
    expect(read(dump(plain))).toEqual(expected);
    expect(read(dump([plain]))).toEqual(expected);
    expect(read(`---\n${dump(plain)}`)).toEqual(expected);
  });

  test('several outputs, one after the other: a domain gives its name and region to its people, and is none itself', () => {
    const outputs = [{ Domains: [domain] }, { UserProfiles: [user] }, { Spaces: [space] }];
    const inDomain = { region: 'eu-west-1', domainName: 'Research' };
    const expected = {
      targets: [
        { ...one, ...inDomain },
        { ...lab, ...inDomain },
      ],
      notes: [],
    };
    expect(read(outputs.map(output => JSON.stringify(output, null, 4)).join('\n'))).toEqual(expected);
    expect(read(outputs.map(output => dump(JSON.parse(JSON.stringify(output)))).join('---\n'))).toEqual(expected);
  });

  test('the output below its command, as a terminal shows both: in the region of the command', () => {
    const typed = '$ aws sagemaker list-user-profiles \\\n    --region eu-west-1\n';
    const expected = only({ ...one, region: 'eu-west-1' });
    expect(read(`${typed}${JSON.stringify({ UserProfiles: [user] }, null, 4)}`)).toEqual(expected);
    expect(read(`${typed}${dump({ UserProfiles: [user] })}`)).toEqual(expected);
  });

  test('a domain that has moved to Unified Studio: itself, unless it is open in Unified Studio alone', () => {
    const moved = (access: string) => ({
      ...domain,
      DomainSettings: {
        UnifiedStudioSettings: { StudioWebPortalAccess: access, DomainId: 'dzd_abc', DomainRegion: 'us-east-1' },
      },
    });
    expect(read(JSON.stringify(moved('ENABLED')))).toMatchObject({
      targets: [{ domainId: 'd-abcdefgh1234' }],
      notes: [],
    });
    expect(read(JSON.stringify({ Domains: [moved('DISABLED'), { ...domain, DomainId: 'd-2' }] }))).toMatchObject({
      targets: [{ domainId: 'd-2' }],
      notes: ['Open these in SageMaker Unified Studio, because their domain allows nothing else: d-abcdefgh1234'],
    });
  });

  test('entries that --query cut out, and an entry twice: each once', () => {
    expect(read(JSON.stringify([user, { DomainId: user.DomainId, UserProfileName: 'alice' }]))).toEqual(only(one));
  });
});

const command = 'aws sagemaker create-presigned-domain-url';
const asked = only({ ...one, name: 'alice' });

describe('a command of the AWS CLI is read as the shell reads it:', () => {
  test.each<[name: string, text: string, expected?: unknown]>([
    ['in one line', `${command} --domain-id d-abcdefgh1234 --user-profile-name alice`],
    ['with a prompt', `$ ${command} --domain-id d-abcdefgh1234 --user-profile-name alice\n`],
    [
      'with a prompt that names the host',
      `alice@host:~/work$ ${command} --domain-id d-abcdefgh1234 --user-profile-name alice`,
    ],
    ['with --name=value', `${command} --domain-id=d-abcdefgh1234 --user-profile-name='alice'`],
    ['in lines for POSIX', `${command} \\\n  --domain-id "d-abcdefgh1234" \\\n  --user-profile-name 'alice'`],
    [
      'with a blank behind a backslash',
      `${command} \\ \n  --domain-id d-abcdefgh1234 \\\r\n  --user-profile-name alice`,
    ],
    ['in lines whose backslashes got lost', `${command}\n  --domain-id d-abcdefgh1234\n  --user-profile-name alice`],
    ['with bash’s quotes', `${command} --domain-id $'d-abcdefgh\\x31234' --user-profile-name "al"'ice'`],
    [
      'in lines for PowerShell',
      `PS C:\\Users\\a> ${command} \`\r\n  --domain-id "d-abcdefgh1234" \`\r\n  --user-profile-name 'alice'`,
    ],
    [
      'in lines for cmd',
      `C:\\Users\\a>${command} ^\r\n  --domain-id "d-abcdefgh1234" ^\r\n  --user-profile-name alice`,
    ],
    [
      'behind another command',
      `aws sso login --profile a && ${command} --domain-id d-abcdefgh1234 --user-profile-name alice`,
    ],
    ['in $(…)', `open "$(${command} --domain-id d-abcdefgh1234 --user-profile-name alice)"`],
    [
      'by its file',
      `aws.exe sagemaker create-presigned-domain-url --domain-id d-abcdefgh1234 --user-profile-name alice`,
    ],
    [
      'with --cli-input-json for POSIX',
      `${command} --cli-input-json '{"DomainId": "d-abcdefgh1234", "UserProfileName": "alice"}'`,
    ],
    [
      'with --cli-input-json for PowerShell',
      `$env:AWS_REGION = 'us-west-2'; ${command} --cli-input-json '{\\"DomainId\\": \\"d-abcdefgh1234\\", \\"UserProfileName\\": \\"bob\\"}' --user-profile-name alice`,
      only({ ...one, region: 'us-west-2' }),
    ],
    [
      'with --cli-input-json for cmd',
      `C:\\> ${command} --cli-input-json "{\\"DomainId\\": \\"d-abcdefgh1234\\", \\"UserProfileName\\": \\"alice\\"}"`,
    ],
    ['with --cli-input-yaml', `${command} --cli-input-yaml 'DomainId: d-abcdefgh1234\nUserProfileName: alice'`],
  ])('%s', (_name, text, expected = asked) => {
    expect(read(text)).toEqual(expected);
  });

  test('all members, the region and the endpoint count; what says how the CLI runs is passed over, and said', () => {
    const text = [
      'AWS_PROFILE=prod aws --profile prod --region us-west-2 sagemaker create-presigned-domain-url',
      '--domain-id d-abcdefgh1234 --user-profile-name alice --space-name alice-lab --landing-uri app:JupyterLab:lab/tree/a',
      '--expires-in-seconds 300 --session-expiration-duration-in-seconds 43200 --output text --query AuthorizedUrl',
      '--no-cli-pager --endpoint-url https://vpce-1.api.sagemaker.us-west-2.vpce.amazonaws.com | pbcopy',
    ].join(' \\\n  ');
    expect(read(text)).toEqual({
      targets: [
        {
          ...alice,
          ...{
            spaceName: 'alice-lab',
            landingUri: 'app:JupyterLab:lab/tree/a',
            region: 'us-west-2',
            name: 'alice-lab',
          },
          ...{ expiresInSeconds: 300, sessionExpirationDurationInSeconds: 43200 },
        },
      ],
      notes: ['Not needed, so not imported: AWS_PROFILE, | pbcopy, --profile, --output, --query, --no-cli-pager'],
      endpoint: 'https://vpce-1.api.sagemaker.us-west-2.vpce.amazonaws.com',
    });
  });

  test('of a notebook instance', () => {
    const text = 'aws sagemaker create-presigned-notebook-instance-url --notebook-instance-name research-1';
    expect(read(text)).toEqual(only(research));
  });

  test('what is missing or a variable is left empty, and a variable is said', () => {
    expect(read(`${command} --domain-id "$DOMAIN" --user-profile-name alice`)).toEqual(
      only({ ...one, domainId: '' }, [
        'Fill in these values, which the text takes from elsewhere: --domain-id "$DOMAIN"',
      ]),
    );
    expect(read(command)).toEqual(only({ ...alice, domainId: '', userProfileName: '', name: '' }));
  });

  test('54: secrets before it and in it are dropped, and said', () => {
    const key = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    const text = `AWS_SECRET_ACCESS_KEY=${key} ${command} --domain-id d-abcdefgh1234 --user-profile-name alice`;
    expect(read(text)).toEqual({ ...asked, dropped: ['AWS_SECRET_ACCESS_KEY'] });
  });
});

describe('the address of a tab', () => {
  test.each<[address: string, target: object]>([
    [
      'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/jupyterlab/default/lab/tree/work/train.ipynb',
      { landingUri: 'app:JupyterLab:lab/tree/work/train.ipynb', region: 'us-east-1' },
    ],
    [
      'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/jupyterlab/default/lab/workspaces/auto-X/tree/a%20b.py?reset',
      { landingUri: 'app:JupyterLab:lab/tree/a%20b.py', region: 'us-east-1' },
    ],
    [
      'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/jupyterlab/default/lab',
      { landingUri: 'app:JupyterLab:', region: 'us-east-1' },
    ],
    [
      'd-abcdefgh1234.studio.eu-west-1.sagemaker.aws/codeeditor/default/?folder=/home',
      { landingUri: 'app:CodeEditor:', region: 'eu-west-1' },
    ],
    [
      'https://d-abcdefgh1234.studio-fips.us-gov-west-1.sagemaker.aws/jupyter/default/lab/tree/a.ipynb',
      { landingUri: 'app:JupyterServer:lab/tree/a.ipynb', region: 'us-gov-west-1' },
    ],
    [
      ' https://studio-d-abcdefgh1234.studio.cn-north-1.sagemaker.com.cn/jupyterlab/alice-lab \n',
      { spaceName: 'alice-lab', landingUri: 'app:JupyterLab:', region: 'cn-north-1', name: 'alice-lab' },
    ],
    [
      'https://studio-d-abcdefgh1234.studio.us-east-1.sagemaker.aws/code-editor/alice-code',
      { spaceName: 'alice-code', landingUri: 'app:CodeEditor:', region: 'us-east-1', name: 'alice-code' },
    ],
    [
      'https://studio-d-abcdefgh1234.studio.us-east-1.sagemaker.aws/mlflow/team-server',
      { landingUri: 'studio::mlflow/team-server', region: 'us-east-1' },
    ],
    ['https://studio-d-abcdefgh1234.studio.us-east-1.sagemaker.aws/home', { region: 'us-east-1' }],
    [
      'https://nhk8sx2goysqdri.studio.us-east-1.sagemaker.aws/jupyterlab/default/lab',
      { domainId: '', landingUri: 'app:JupyterLab:', region: 'us-east-1', name: '' },
    ],
  ])('%s', (address, target) => {
    expect(read(address)).toEqual(only({ ...alice, userProfileName: '', name: 'd-abcdefgh1234', ...target }));
  });

  test('of a notebook instance names it, and the place in it', () => {
    const address = 'https://research-1.notebook.us-gov-west-1.sagemaker.aws/lab/tree/a.ipynb';
    expect(read(address)).toEqual(only({ ...gov, path: 'lab/tree/a.ipynb' }));
  });

  test('54: that signs in names the domain, without the token', () => {
    const address = 'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/auth?token=eyJhbGciOiJIUzI1NiJ9.e30.abc';
    const expected = {
      ...only({ ...alice, userProfileName: '', region: 'us-east-1', name: 'd-abcdefgh1234' }),
      dropped: ['token'],
    };
    expect(read(address)).toEqual(expected);
    expect(read(JSON.stringify({ AuthorizedUrl: address }, null, 4))).toEqual(expected);
  });
});

describe('a piece of code:', () => {
  test.each<[name: string, text: string, expected?: unknown]>([
    [
      'boto3, with the client’s region',
      `import boto3
sm = boto3.client("sagemaker", region_name='eu-west-1')
url = sm.create_presigned_domain_url(
    DomainId='d-abcdefgh1234',  # ours
    UserProfileName="alice",
    ExpiresInSeconds=300,
)["AuthorizedUrl"]`,
      only({ ...one, expiresInSeconds: 300, region: 'eu-west-1' }),
    ],
    [
      'boto3, with variables that are set above',
      `DOMAIN_ID = 'd-abcdefgh1234'\nuser: str = r"alice"\nprint(sm.create_presigned_domain_url(DomainId=DOMAIN_ID, UserProfileName=user))`,
    ],
    [
      'boto3, with variables from elsewhere',
      `sm.create_presigned_domain_url(DomainId=os.environ["DOMAIN"], UserProfileName='alice', SpaceName=f"{who}-lab")`,
      only({ ...one, domainId: '' }, [
        'Fill in these values, which the text takes from elsewhere: os.environ, f"{who}-lab"',
      ]),
    ],
    ['a dictionary', `sm.create_presigned_domain_url(**{"DomainId": "d-abcdefgh1234", "UserProfileName": "alice"})`],
    ['snake case', `create_presigned_domain_url(domain_id='d-abcdefgh1234', user_profile_name='alice')`],
    [
      'boto3 of a notebook instance',
      `client.create_presigned_notebook_instance_url(NotebookInstanceName='research-1')`,
      only(research),
    ],
    [
      'the SDK for JavaScript',
      `const client = new SageMakerClient({ region: "eu-west-1" }); // ours
await client.send(new CreatePresignedDomainUrlCommand({ DomainId: "d-abcdefgh1234", UserProfileName: \`alice\` }));`,
      only({ ...one, region: 'eu-west-1' }),
    ],
    [
      'resources of Terraform',
      `provider "aws" { region = "eu-west-1" }
resource "aws_sagemaker_space" "lab" {
  domain_id  = "d-abcdefgh1234"
  space_name = "alice-lab"
  space_display_name = "Alice’s lab"
  space_settings {
    app_type = "JupyterLab"
  }
  space_sharing_settings { sharing_type = "Private" }
  ownership_settings { owner_user_profile_name = "alice" }
}
resource "aws_sagemaker_notebook_instance" "ni" {
  name          = "research-1" # the old one
  instance_type = "ml.t3.medium"
}`,
      {
        targets: [
          { ...lab, region: 'eu-west-1' },
          { ...research, region: 'eu-west-1' },
        ],
        notes: [],
      },
    ],
    [
      'a resource of Terraform that refers to another',
      `resource "aws_sagemaker_user_profile" "alice" {\n  domain_id = aws_sagemaker_domain.main.id\n  user_profile_name = "alice"\n}`,
      only({ ...one, domainId: '' }, [
        'Fill in these values, which the text takes from elsewhere: aws_sagemaker_domain.main.id',
      ]),
    ],
    ['Terraform’s plain output', `studio_domain_id = "d-abcdefgh1234"\nstudio_user_profile_name = "alice"\n`],
    [
      'Terraform’s output as JSON',
      JSON.stringify({
        studio_domain_id: { sensitive: false, type: 'string', value: 'd-abcdefgh1234' },
        user_profile_name: { sensitive: false, type: 'string', value: 'alice' },
      }),
    ],
    [
      'Terraform’s state as JSON',
      JSON.stringify({
        terraform_version: '1.9.0',
        values: {
          root_module: {
            resources: [
              {
                type: 'aws_sagemaker_user_profile',
                values: { domain_id: 'd-abcdefgh1234', user_profile_name: 'alice' },
              },
            ],
          },
        },
      }),
    ],
    ['members in camel case, as YAML', 'domainId: d-abcdefgh1234\nuserProfileName: alice\n'],
  ])('%s', (_name, text, expected = only(one)) => {
    expect(read(text)).toEqual(expected);
  });

  test('54: secrets in it are dropped, and said', () => {
    const text = `boto3.client('sagemaker', aws_secret_access_key='wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')
c.create_presigned_domain_url(DomainId='d-abcdefgh1234', UserProfileName='alice')`;
    expect(read(text)).toEqual({ ...only(one), dropped: ['aws_secret_access_key'] });
  });
});

test.each([
  'hello',
  '{"a": 1}',
  '{"DomainId": "d-1", "UserProfileName": "alice"}',
  'DomainId: d-1\nUserProfileName: a',
])('%j is none of these', text => {
  expect(read(text)).toBe('none of these');
});
