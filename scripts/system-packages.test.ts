import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findFirefox } from './find-browser';
import { installTestTools } from './install-test-tools';
import { findCommand, installPackages } from './system-packages';

// An apt-get of our own in a folder that is all of PATH: it writes down what it is asked, and answers as the test says.

const onPosix = test.skipIf(process.platform === 'win32');
const { BROWSER_PATH, FIREFOX_PATH } = process.env;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apt-'));
  vi.spyOn(console, 'info').mockReturnValue();
  const [sh = '', env = ''] = ['sh', 'env'].map(findCommand);
  symlinkSync(sh, join(folder, 'sh'));
  symlinkSync(env, join(folder, 'env'));
  vi.stubEnv('PATH', folder);
  vi.spyOn(process, 'getuid').mockReturnValue(0);
});
afterEach(() => {
  vi.unstubAllEnvs();
  // Set by what is tested.
  Object.assign(process.env, { BROWSER_PATH, FIREFOX_PATH });
  if (BROWSER_PATH === undefined) delete process.env.BROWSER_PATH;
  if (FIREFOX_PATH === undefined) delete process.env.FIREFOX_PATH;
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function writeCommand(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!${join(folder, 'sh')}\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

/** `answer` is the shell's, after a line for the call was added to the log; `$count` calls were there before. */
function writeApt(answer: string): void {
  const log = join(folder, 'log');
  writeFileSync(log, '');
  mkdirSync(join(folder, 'calls'));
  writeCommand(
    'apt-get',
    `count=0; for call in ${folder}/calls/*; do [ -e "$call" ] && count=$((count+1)); done
: > ${folder}/calls/$count
echo "$DEBIAN_FRONTEND $*" >> ${log}
${answer}`,
  );
}

const readCalls = () => readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');
const isInstall = 'case "$*" in *install*) ;; *) exit 0;; esac';
const patiently = 'noninteractive -o DPkg::Lock::Timeout=900';
const installing = (...names: string[]) => `${patiently} install -y --no-install-recommends ${names.join(' ')}`;

onPosix('packages are installed in one go, and another installation’s lock is waited for', async () => {
  writeApt('exit 0');
  expect(await installPackages(['xvfb', 'xdotool'])).toBeUndefined();
  expect(readCalls()).toEqual([`${patiently} update`, installing('xvfb', 'xdotool')]);
});

onPosix('what fails once is tried once more', async () => {
  writeApt('[ $count = 0 ] || [ $count = 2 ] && exit 100; exit 0');
  expect(await installPackages(['xvfb'])).toBeUndefined();
  expect(readCalls()).toEqual([`${patiently} update`, `${patiently} update`, installing('xvfb'), installing('xvfb')]);
});

onPosix('lists that cannot be brought up to date keep nothing from being installed', async () => {
  writeApt(`${isInstall}; exit 0`.replace('*) exit 0', '*) exit 100'));
  expect(await installPackages(['xvfb'])).toBeUndefined();
  expect(readCalls()).toHaveLength(3);
});

onPosix(
  'what fails twice is told in the package manager’s own last words, and no more of them than a screen holds',
  async () => {
    const lock = 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 4711 (apt-get)';
    writeApt(`${isInstall}; for n in 1 2 3 4 5 6 7 8 9; do echo "Reading $n"; done; echo "${lock}" >&2; exit 100`);
    const problem = await installPackages(['firefox-esr']);
    expect(problem).toMatch(/^The package manager said: /);
    expect(problem).toContain(lock);
    expect(problem?.split('\n').length).toBe(8);
    expect(readCalls().filter(call => call.includes('install'))).toHaveLength(2);
  },
);

onPosix('a line without an end is cut short', async () => {
  writeApt(`${isInstall}; line=aaaaaaaaaa; for n in 1 2 3 4 5 6 7 8 9; do line=$line$line; done; echo $line; exit 100`);
  expect((await installPackages(['xvfb']))?.length).toBe('The package manager said: '.length + 2_000);
});

onPosix('a package that this system does not have keeps none of the others away, and is told', async () => {
  writeApt(`${isInstall}; case "$*" in *firefox*) echo "E: Unable to locate package firefox-esr" >&2; exit 100;; esac`);
  expect(await installPackages(['firefox-esr', 'xvfb'])).toBe(
    'The package manager said: E: Unable to locate package firefox-esr',
  );
  expect(readCalls().at(-1)).toBe(installing('xvfb'));
});

onPosix('who is not root asks sudo, without a password', async () => {
  writeApt('exit 0');
  writeCommand('sudo', `echo "sudo $1" >> ${folder}/log; shift; exec "$@"`);
  vi.spyOn(process, 'getuid').mockReturnValue(1_000);
  expect(await installPackages(['xvfb'])).toBeUndefined();
  expect(readCalls()).toEqual(['sudo -n', `${patiently} update`, 'sudo -n', installing('xvfb')]);
});

onPosix('without sudo that is what is told', async () => {
  writeApt('exit 0');
  vi.spyOn(process, 'getuid').mockReturnValue(1_000);
  expect(await installPackages(['xvfb'])).toBe('The package manager said: spawn sudo ENOENT');
});

test('a system without apt-get is told so', async () => {
  expect(await installPackages(['xvfb'])).toBe('This system has no apt-get.');
});

onPosix('a Firefox that could not be installed says what the package manager said', async () => {
  delete process.env.FIREFOX_PATH;
  writeApt('echo "E: Could not get lock" >&2; exit 100');
  await expect(findFirefox()).rejects.toThrow(
    'No Firefox was found or could be installed: install one, or set FIREFOX_PATH to it. The package manager said: E: Could not get lock',
  );
});

onPosix('all that the end-to-end tests need is installed in one go, and what is missing then is told', async () => {
  delete process.env.BROWSER_PATH;
  delete process.env.FIREFOX_PATH;
  for (const name of ['chromium.deb', 'firefox-esr.deb', 'Xvfb.deb']) writeCommand(name, 'exit 0');
  writeApt(`${isInstall}
for name in chromium firefox-esr Xvfb; do : > ${folder}/$name; done
${findCommand('chmod') ?? '/bin/chmod'} 755 ${folder}/chromium ${folder}/firefox-esr ${folder}/Xvfb
echo "E: no xdotool here" >&2; exit 100`);
  await expect(installTestTools()).rejects.toThrow(
    'The end-to-end tests need xdotool: please install them. The package manager said: E: no xdotool here',
  );
  expect(readCalls()[2 - 1]).toBe(installing('chromium', 'firefox-esr', 'xvfb', 'xdotool'));
  expect(process.env.BROWSER_PATH).toBe(join(folder, 'chromium'));
});
