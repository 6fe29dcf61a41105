import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realProviderHost } from '../../local-aws/find-host';
import { fillField } from './fill-field';
import type { ProviderKind, Wanted } from './provider-kind';
import { startProcess } from './start-process';

const clientId = 'studio-launcher';
const issuer = `https://${realProviderHost}/o`;

/** django-oauth-toolkit, in a site that has nothing else but a sign-in form. */
export const django: ProviderKind = {
  title: 'django-oauth-toolkit',
  packages: ['python3-django-oauth-toolkit'],
  main: 'python3-django-oauth-toolkit',
  signOutPath: '/logout/',
  start: async wanted => {
    const { folder, port } = wanted;
    mkdirSync(join(folder, 'templates'));
    writeFileSync(join(folder, 'templates/login.html'), form);
    writeFileSync(join(folder, 'site_settings.py'), settingsOf(folder));
    writeFileSync(join(folder, 'site_urls.py'), urls);
    writeFileSync(join(folder, 'site_claims.py'), claims);
    writeFileSync(join(folder, 'start.py'), startOf(wanted));
    // Debian's own, whatever Python comes first.
    const close = await startProcess('/usr/bin/python3', ['start.py'], {
      folder,
      readyAt: `http://127.0.0.1:${port}/o/.well-known/openid-configuration`,
    });
    const scopes = ['openid', 'profile', 'email'];
    return { issuer, clientId, scopes, keysPath: '/o/.well-known/jwks.json', tagClaim: 'preferred_username', close };
  },
  signIn: async (page, { username, password }) => {
    await page.waitForSelector('[name=username], [name=allow]', { visible: true });
    const allow = await page.$('[name=allow][type=submit]');
    if (allow) return await allow.click();
    await fillField(page, '[name=username]', username);
    await fillField(page, '[name=password]', password);
    await page.keyboard.press('Enter');
  },
};

const form = `<!doctype html><title>Sign in</title>
<form method="post">{% csrf_token %}{{ form.as_p }}<input type="submit" value="Sign in"></form>
`;

function settingsOf(folder: string): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return `SECRET_KEY = 'only for this run'
ALLOWED_HOSTS = ['*']
INSTALLED_APPS = ['django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions', 'oauth2_provider']
MIDDLEWARE = [
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
]
ROOT_URLCONF = 'site_urls'
TEMPLATES = [{'BACKEND': 'django.template.backends.django.DjangoTemplates', 'DIRS': ['templates'], 'APP_DIRS': True}]
DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': '${folder}/site.sqlite3'}}
DEFAULT_AUTO_FIELD = 'django.db.models.AutoField'
LOGIN_URL = '/login/'
USE_TZ = True
SECURE_PROXY_SSL_HEADER = ('HTTP_X_FORWARDED_PROTO', 'https')
SESSION_COOKIE_SECURE = True
OAUTH2_PROVIDER = {
    'OIDC_ENABLED': True,
    'OIDC_ISS_ENDPOINT': '${issuer}',
    'OIDC_RSA_PRIVATE_KEY': '''${privateKey.export({ type: 'pkcs8', format: 'pem' })}''',
    'OAUTH2_VALIDATOR_CLASS': 'site_claims.Validator',
    'SCOPES': {'openid': 'Who you are', 'profile': 'Your name', 'email': 'Your e-mail address'},
    'PKCE_REQUIRED': True,
    'REQUEST_APPROVAL_PROMPT': 'auto',
    'ID_TOKEN_EXPIRE_SECONDS': 36000,
}
`;
}

/** Discovery without a final slash, too, where the standard has it. */
const urls = `from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from oauth2_provider.views import ConnectDiscoveryInfoView

urlpatterns = [
    path('login/', LoginView.as_view(template_name='login.html')),
    path('logout/', LogoutView.as_view(next_page='/login/')),
    path('o/.well-known/openid-configuration', ConnectDiscoveryInfoView.as_view()),
    path('o/', include('oauth2_provider.urls', namespace='oauth2_provider')),
]
`;

const claims = `from oauth2_provider.oauth2_validators import OAuth2Validator

class Validator(OAuth2Validator):
    oidc_claim_scope = None

    def get_additional_claims(self, request):
        user = request.user
        return {'email': user.email, 'name': user.get_full_name(), 'preferred_username': user.username}
`;

function startOf({ port, redirectUri, person: { username, password, email, name } }: Wanted): string {
  const [first = '', last = ''] = name.split(' ');
  return `import os, django
os.environ['DJANGO_SETTINGS_MODULE'] = 'site_settings'
django.setup()
from django.contrib.auth.models import User
from django.core.management import call_command
from oauth2_provider.models import Application
call_command('migrate', verbosity=0)
User.objects.create_user('${username}', '${email}', '${password}', first_name='${first}', last_name='${last}')
Application.objects.create(
    client_id='${clientId}', name='Studio Launcher', client_type='public', redirect_uris='${redirectUri}',
    authorization_grant_type='authorization-code', algorithm='RS256')
call_command('runserver', '127.0.0.1:${port}', '--noreload')
`;
}
