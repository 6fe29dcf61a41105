import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realProviderHost } from '../../local-aws/find-host';
import { runCommand } from '../run-command';
import { fillField } from './fill-field';
import { type GlewlwydClient, setUpGlewlwyd } from './glewlwyd-settings';
import type { ProviderKind } from './provider-kind';
import { startProcess } from './start-process';

const external = `https://${realProviderHost}`;
const client: GlewlwydClient = {
  clientId: 'studio-launcher',
  issuer: `${external}/api/oidc`,
  scopes: ['openid', 'profile', 'email'],
};

const database = 'glewlwyd.sqlite3';
const schema = '/usr/share/doc/glewlwyd/database/init.sqlite3.sql.gz';

/** Glewlwyd, with its own web server and a database in a file. */
export const glewlwyd: ProviderKind = {
  title: 'Glewlwyd',
  packages: ['glewlwyd', 'sqlite3'],
  main: 'glewlwyd',
  start: async wanted => {
    const { folder, port } = wanted;
    const made = await runCommand('sh', ['-c', `zcat ${schema} | sqlite3 ${database}`], { cwd: folder });
    if (!made.ok) throw new Error(`There is no database: ${made.output}`);
    writeFileSync(join(folder, 'glewlwyd.conf'), configure(folder, port));
    copyPages(join(folder, 'pages'));
    const close = await startProcess('glewlwyd', ['--config-file=glewlwyd.conf'], {
      folder,
      readyAt: `http://127.0.0.1:${port}/config`,
    });
    await setUpGlewlwyd(`http://127.0.0.1:${port}/api`, client, wanted).catch((error: unknown) => {
      close();
      throw error;
    });
    return { ...client, keysPath: '/api/oidc/jwks', tagClaim: 'preferred_username', close };
  },
  signIn: async (page, { username, password }) => {
    const next = '::-p-xpath(//button[normalize-space(.)="Continue"])';
    await Promise.race(['#username', next].map(selector => page.waitForSelector(selector, { visible: true })));
    if (await page.$('#username')) {
      await fillField(page, '#username', username);
      await fillField(page, '#password', password);
      await page.keyboard.press('Enter');
    }
    await (await page.waitForSelector(next, { visible: true }))?.click();
  },
};

/** In Debian, the pages' settings are a link to a folder, with which they stay at “Loading…”. */
function copyPages(pages: string): void {
  cpSync('/usr/share/glewlwyd/webapp', pages, { recursive: true, dereference: true });
  rmSync(join(pages, 'config.json'), { recursive: true });
  cpSync('/usr/share/glewlwyd/webapp/config.json/config.json', join(pages, 'config.json'));
}

function configure(folder: string, port: number): string {
  const types = { html: 'text/html', css: 'text/css', js: 'application/javascript', json: 'application/json' };
  const mimeTypes = Object.entries(types).map(([ending, type]) => `{ extension = ".${ending}" mime_type = "${type}" }`);
  return `port=${port}
bind_address="127.0.0.1"
external_url="${external}"
login_url="login.html"
api_prefix="api"
static_files_path="${folder}/pages/"
static_files_mime_types = (${mimeTypes.join(', ')})
log_mode="console"
log_level="WARNING"
cookie_secure=1
cookie_same_site="empty"
session_expiration=2419200
session_key="GLEWLWYD2_SESSION_ID"
admin_session_authentication="cookie"
profile_session_authentication="cookie"
login_api_enabled=true
admin_scope="g_admin"
profile_scope="g_profile"
user_module_path="/usr/lib/glewlwyd/user"
client_module_path="/usr/lib/glewlwyd/client"
user_auth_scheme_module_path="/usr/lib/glewlwyd/scheme"
plugin_module_path="/usr/lib/glewlwyd/plugin"
hash_algorithm="SHA512"
database = { type = "sqlite3" path = "${folder}/${database}" }
`;
}
