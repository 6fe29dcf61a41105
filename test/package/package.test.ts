import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { helpDocuments } from '../../scripts/build/help-pages';

// The package as it ships, not the source: a plugin or a dependency of the build could undo what the source says.

const security = readFileSync('SECURITY.md', 'utf8');
/** What SECURITY.md says that is asked for, everywhere and in Firefox. */
const namesAfter = (words: string): readonly [everywhere: string[], inFirefox: string[]] => {
  const [, everywhere = '', inFirefox = ''] =
    new RegExp(`${words} asked for: (.*?)\\. In Firefox also: (.*?)\\.`).exec(security) ?? [];
  const namesIn = (text: string) => [...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  return [namesIn(everywhere), namesIn(inFirefox)];
};
const installed = namesAfter('At install are');
const byButton = namesAfter('By a button are');

describe.each(['chrome', 'firefox'] as const)('the package for %s', browser => {
  const folder = `dist/${browser}`;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const ending = (pattern: RegExp) => files.filter(file => pattern.test(file)).map(file => [file, read(file)] as const);
  const manifest = JSON.parse(read('manifest.json'));
  const pages = ending(/\.html$/);
  const scripts = ending(/\.m?js$/);

  test('is a whole one', () => {
    expect(pages.map(([file]) => file).sort()).toEqual([
      ...Object.keys(helpDocuments)
        .map(name => `help/${name}.html`)
        .sort(),
      ...['diagnostics', 'launch', 'link', 'options', 'popup'].map(page => `src/${page}/index.html`),
    ]);
    expect(scripts.length).toBeGreaterThan(3);
  });

  test('has a worker that is one script and no module, and no script that nothing uses', () => {
    const worker = browser === 'firefox' ? { scripts: ['worker.js'] } : { service_worker: 'worker.js' };
    expect(manifest.background).toEqual(worker);
    expect(read('worker.js')).not.toMatch(/(?:^|[;}])(?:import|export)\b(?!\s*\()/);
    const used = [...pages, ...scripts].map(([, text]) => text).join('\n');
    const names = scripts.map(([file]) => file.replace(/.*\//, '')).filter(name => name !== 'worker.js');
    expect(names.filter(name => !used.includes(name))).toEqual([]);
  });

  test('has a content security policy that allows its own scripts, styles and pictures, and no frame', () => {
    const policy = new Map<string, string>(
      String(manifest.content_security_policy.extension_pages)
        .split(';')
        .map(directive => directive.trim().split(/\s+(.*)/s) as [string, string]),
    );
    expect(Object.keys(manifest.content_security_policy)).toEqual(['extension_pages']);
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'none'");
    for (const directive of ['script-src', 'style-src', 'img-src']) expect(policy.get(directive)).toBe("'self'");
    // Any identity provider and any endpoint of a connection: the host permissions are what opens them one by one.
    expect(policy.get('connect-src')).toBe('https:');
    expect([...policy.keys()].filter(directive => !/^(default|script|style|img|connect)-src$/.test(directive))).toEqual(
      ['base-uri', 'form-action', 'frame-ancestors', 'require-trusted-types-for', 'trusted-types'],
    );
  });

  test('has a policy by which the browser itself turns no text into markup or code', () => {
    const policy = manifest.content_security_policy.extension_pages;
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
  });

  test('asks for what SECURITY.md lists, and for no host', () => {
    const namesOf = ([everywhere, inFirefox]: typeof installed) =>
      [...everywhere, ...(browser === 'firefox' ? inFirefox : [])].sort();
    expect(manifest.permissions.length).toBeGreaterThan(0);
    expect([...manifest.permissions].sort()).toEqual(namesOf(installed));
    expect([...manifest.optional_permissions].sort()).toEqual(namesOf(byButton));
    expect(manifest.optional_host_permissions).toEqual(['https://*/*']);
    expect(manifest).not.toHaveProperty('host_permissions');
    expect(manifest).not.toHaveProperty('content_scripts');
  });

  test('is in no private window of Chromium, and touches no cookie', () => {
    expect(manifest.incognito).toBe(browser === 'chrome' ? 'not_allowed' : undefined);
    expect(scripts.filter(([, code]) => /\b(browser|chrome|\w)\.cookies\b/.test(code))).toEqual([]);
  });

  test('is reached by no other extension or page, but for the link page', () => {
    // Firefox knows no `externally_connectable`: without a listener for external messages nobody connects there.
    expect(manifest.externally_connectable).toEqual(browser === 'chrome' ? { ids: [] } : undefined);
    const accessible: { resources: string[] }[] = manifest.web_accessible_resources;
    expect(accessible.flatMap(({ resources }) => resources)).toEqual(['src/link/index.html']);
    const listeners = scripts.flatMap(
      ([, code]) => code.match(/\bon(Message|Connect|UserScriptMessage)External\b/g) ?? [],
    );
    // The polyfill's own word, in its list of the events that it wraps for whoever listens: in the worker and for the pages.
    expect(listeners).toEqual(['onMessageExternal', 'onMessageExternal']);
  });

  test.each(pages)('%s has no script, style or event handler of its own', (_file, html) => {
    expect(html).not.toMatch(/<script(?![^>]*\ssrc="\/)[^>]*>/i);
    expect(html).not.toMatch(/<script[^>]*>\s*[^<\s]/i);
    expect(html).not.toMatch(/<style|\sstyle\s*=|\son\w+\s*=|javascript:|<base|<iframe|http-equiv/i);
    // A document may lead to the web and to its own headings, by a link that a person follows.
    const others = html.replaceAll(/<a href="(?:https:\/\/|#)[^"]*">/g, '');
    expect(others).not.toMatch(/(src|href)="(?!\/|\.)/i);
  });

  test('opens its memory to no content script', () => {
    expect(scripts.filter(([, code]) => /setAccessLevel|TRUSTED_AND_UNTRUSTED/.test(code))).toEqual([]);
  });

  test('has no source map, and nothing that does not belong', () => {
    expect(files.filter(file => /\.(map|ts|tsx|md|env|pem)$|(^|\/)\./.test(file))).toEqual([]);
    expect([...scripts, ...ending(/\.css$/)].filter(([, text]) => text.includes('sourceMappingURL'))).toEqual([]);
  });

  test('has the licences of what is in it', () => {
    const named = [...read('licenses.txt').matchAll(/^(\S+) \d\S* \(([\w.-]+)\)$/gm)].map(([, name]) => name);
    expect(named).toEqual(expect.arrayContaining(Object.keys(packageJson.dependencies)));
  });
});
