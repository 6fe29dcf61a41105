/**
 * The properties of the resource types that infra/ uses, by CloudFormation's template reference
 * (docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference): required ones first.
 */
export const resourceProperties: Readonly<
  Record<string, { required: readonly string[]; optional: readonly string[] }>
> = {
  'AWS::Cognito::UserPool': {
    required: [],
    optional: [
      'AccountRecoverySetting',
      'AdminCreateUserConfig',
      'AutoVerifiedAttributes',
      'DeletionProtection',
      'EnabledMfas',
      'MfaConfiguration',
      'Policies',
      'UserPoolName',
      'UserPoolTier',
      'UsernameConfiguration',
    ],
  },
  'AWS::Cognito::UserPoolDomain': {
    required: ['Domain', 'UserPoolId'],
    optional: ['CustomDomainConfig', 'ManagedLoginVersion'],
  },
  'AWS::Cognito::UserPoolClient': {
    required: ['UserPoolId'],
    optional: [
      'AccessTokenValidity',
      'AllowedOAuthFlows',
      'AllowedOAuthFlowsUserPoolClient',
      'AllowedOAuthScopes',
      'AuthSessionValidity',
      'CallbackURLs',
      'ClientName',
      'DefaultRedirectURI',
      'EnableTokenRevocation',
      'ExplicitAuthFlows',
      'GenerateSecret',
      'IdTokenValidity',
      'LogoutURLs',
      'PreventUserExistenceErrors',
      'ReadAttributes',
      'RefreshTokenRotation',
      'RefreshTokenValidity',
      'SupportedIdentityProviders',
      'TokenValidityUnits',
      'WriteAttributes',
    ],
  },
  'AWS::Cognito::ManagedLoginBranding': {
    required: ['UserPoolId'],
    optional: ['Assets', 'ClientId', 'ReturnMergedResources', 'Settings', 'UseCognitoProvidedValues'],
  },
  'AWS::IAM::OIDCProvider': { required: [], optional: ['ClientIdList', 'Tags', 'ThumbprintList', 'Url'] },
  'AWS::Cognito::IdentityPool': {
    required: ['AllowUnauthenticatedIdentities'],
    optional: [
      'AllowClassicFlow',
      'CognitoIdentityProviders',
      'IdentityPoolName',
      'IdentityPoolTags',
      'OpenIdConnectProviderARNs',
    ],
  },
  'AWS::Cognito::IdentityPoolPrincipalTag': {
    required: ['IdentityPoolId', 'IdentityProviderName'],
    optional: ['PrincipalTags', 'UseDefaults'],
  },
  'AWS::Cognito::IdentityPoolRoleAttachment': { required: ['IdentityPoolId'], optional: ['RoleMappings', 'Roles'] },
  'AWS::IAM::Role': {
    required: ['AssumeRolePolicyDocument'],
    optional: [
      'Description',
      'ManagedPolicyArns',
      'MaxSessionDuration',
      'Path',
      'PermissionsBoundary',
      'Policies',
      'RoleName',
      'Tags',
    ],
  },
};
