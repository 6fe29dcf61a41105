import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realProviderHost } from '../../local-aws/find-host';
import { fillField } from './fill-field';
import type { ProviderKind, Wanted } from './provider-kind';
import { startProcess } from './start-process';

const clientId = 'studio-launcher';
const issuer = `https://${realProviderHost}`;

/** LemonLDAP::NG: its portal alone, under Plack's own server. */
export const lemonldap: ProviderKind = {
  title: 'LemonLDAP::NG',
  packages: [
    'liblemonldap-ng-portal-perl',
    // Which the portal wants all the same where recommended packages are left out.
    ...[
      'libgd-securityimage-perl',
      'libimage-magick-perl',
      'libio-string-perl',
      'libmime-tools-perl',
      'libstring-random-perl',
    ],
  ],
  main: 'liblemonldap-ng-portal-perl',
  start: async wanted => {
    const { folder, port } = wanted;
    for (const name of ['conf', 'sessions', 'sessions/lock', 'psessions', 'psessions/lock', 'cache']) {
      mkdirSync(join(folder, name));
    }
    writeFileSync(join(folder, 'conf/lmConf-1.json'), JSON.stringify(configure(wanted)));
    writeFileSync(join(folder, 'lemonldap-ng.ini'), iniOf(folder));
    writeFileSync(join(folder, 'portal.psgi'), portal(wanted));
    const args = ['-s', 'HTTP::Server::PSGI', '--host', '127.0.0.1', '--port', `${port}`, 'portal.psgi'];
    const close = await startProcess('plackup', args, {
      folder,
      env: { LLNG_DEFAULTCONFFILE: join(folder, 'lemonldap-ng.ini') },
      readyAt: `http://127.0.0.1:${port}/.well-known/openid-configuration`,
    });
    return {
      issuer,
      clientId,
      keysPath: '/oauth2/jwks',
      tagClaim: 'sub',
      scopes: ['openid', 'profile', 'email'],
      close,
    };
  },
  signIn: async (page, { username, password }) => {
    // Who is signed in is told first that the session is to be renewed.
    await (await page.$('#upgrd button[type=submit]'))?.click();
    await fillField(page, '#userfield', username);
    await fillField(page, '#passwordfield', password);
    await (await page.waitForSelector('button[type=submit]', { visible: true }))?.click();
  },
};

/** What an administrator sets in the manager, by the names that the configuration has it under. */
function configure({ folder, redirectUri }: Wanted) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sessions = { Directory: join(folder, 'sessions'), LockDirectory: join(folder, 'sessions/lock') };
  const relyingParty = {
    oidcRPMetaDataOptionsClientID: clientId,
    oidcRPMetaDataOptionsPublic: 1,
    oidcRPMetaDataOptionsRequirePKCE: 1,
    oidcRPMetaDataOptionsRedirectUris: redirectUri,
    oidcRPMetaDataOptionsIDTokenSignAlg: 'RS256',
    oidcRPMetaDataOptionsIDTokenForceClaims: 1,
    oidcRPMetaDataOptionsRefreshToken: 1,
    oidcRPMetaDataOptionsBypassConsent: 1,
  };
  return {
    cfgNum: 1,
    locationRules: { [realProviderHost]: { default: 'accept' } },
    cfgDate: Math.floor(Date.now() / 1000),
    domain: realProviderHost,
    portal: `${issuer}/`,
    securedCookie: 1,
    key: 'only for this run',
    authentication: 'Demo',
    userDB: 'Same',
    passwordDB: 'Null',
    registerDB: 'Null',
    demoExportedVars: { cn: 'cn', mail: 'mail', uid: 'uid' },
    globalStorage: 'Apache::Session::File',
    globalStorageOptions: { ...sessions, generateModule: 'Lemonldap::NG::Common::Apache::Session::Generate::SHA256' },
    persistentStorage: 'Apache::Session::File',
    persistentStorageOptions: {
      Directory: join(folder, 'psessions'),
      LockDirectory: join(folder, 'psessions/lock'),
    },
    issuerDBOpenIDConnectActivation: 1,
    oidcServiceMetaDataIssuer: issuer,
    oidcServiceAllowAuthorizationCodeFlow: 1,
    oidcServicePrivateKeySig: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    oidcServicePublicKeySig: publicKey.export({ type: 'spki', format: 'pem' }),
    oidcServiceKeyIdSig: 'studio-launcher',
    oidcRPMetaDataOptions: { launcher: relyingParty },
    oidcRPMetaDataExportedVars: { launcher: { email: 'mail', name: 'cn', preferred_username: 'uid' } },
    oidcRPMetaDataMacros: {},
    oidcRPMetaDataScopeRules: {},
    oidcRPMetaDataOptionsExtraClaims: {},
  };
}

function iniOf(folder: string): string {
  return `[all]
logLevel = notice
[configuration]
type = File
dirName = ${folder}/conf
[portal]
staticPrefix = /static
templateDir = /usr/share/lemonldap-ng/portal/templates
languages = en
`;
}

/** The portal and its files. Its demonstration accounts have the user's name as password; one is added to them. */
function portal({ person: { username, email, name } }: Wanted): string {
  return `use Plack::Builder;
use Lemonldap::NG::Portal::Main;
use Lemonldap::NG::Portal::UserDB::Demo;
$Lemonldap::NG::Portal::UserDB::Demo::demoAccounts{'${username}'} =
  { uid => '${username}', cn => '${name}', mail => '${email}' };
my $portal = Lemonldap::NG::Portal::Main->run({});
builder {
  enable sub {
    my $app = shift;
    sub { my $env = shift; $env->{HTTPS} = 'on'; $env->{'psgi.url_scheme'} = 'https'; $app->($env) };
  };
  enable 'Static', path => qr{^/static/}, root => '/usr/share/lemonldap-ng/portal/htdocs';
  enable 'Static', path => sub { s{^/javascript/}{} }, root => '/usr/share/javascript';
  $portal;
};
`;
}
