import type { Omnibox } from 'webextension-polyfill';
import type { LaunchRequest } from '../../core/launch/launch-request';
import {
  describeHint,
  describeLaunch,
  findDescribed,
  type SuggestionFormat,
} from '../../core/search/omnibox-description';
import { isOmniboxHelp } from '../../core/search/omnibox-query';
import { completeLaunch, type FoundLaunch, findEntered, searchLaunches } from '../../core/search/search-launches';
import { browser, someBrowser } from '../api/browser';
import { t } from '../api/translate';
import type { Launchables } from '../launch/launchables';
import { forgetLaunchesOf } from '../launch/recent-launches';
import { notePress } from './presses';
import type { Triggers } from './triggers';

/** As many suggestions as browsers show, with a hint after them. */
const shownSuggestions = 7;

const format: SuggestionFormat = import.meta.env.MODE === 'firefox' ? 'plain' : 'xml';

/** Answers the text that is typed in the address bar after `sm`. */
export function onOmnibox({ getLaunchables, getReady, launch, openLaunchPage }: Triggers): void {
  if (!someBrowser.omnibox) return;
  const { omnibox } = browser;
  omnibox.onInputStarted.addListener(() => {
    omnibox.setDefaultSuggestion({ description: describeHint(t('omniboxStart'), format) });
    // Read the profiles before the first letter is typed.
    void getReadyForFirst().catch(() => undefined);
  });
  const keystrokes = { count: 0 };
  omnibox.onInputChanged.addListener((text, suggest) => {
    const keystroke = ++keystrokes.count;
    // An answer that was long in coming must not replace the answer to a later keystroke.
    const ifLatest = (act: () => void) => keystrokes.count === keystroke && act();
    void getLaunchables().then(
      launchables => ifLatest(() => answer(launchables, text, suggest)),
      () => ifLatest(() => answerNothing(suggest)),
    );
  });
  omnibox.onInputEntered.addListener((text, disposition) => {
    void enter(text, dispositions[disposition] ?? 'currentTab');
  });
  omnibox.onDeleteSuggestion?.addListener(text => void forget(text));

  async function getReadyForFirst(): Promise<void> {
    const { defaultProfile, profiles } = await getLaunchables();
    const likely = defaultProfile ?? profiles[0];
    if (likely) await getReady({ profileId: likely.id });
  }

  async function enter(text: string, openIn: NonNullable<LaunchRequest['openIn']>): Promise<void> {
    await notePress({ type: 'entered', text, openIn }, async askId => {
      // If the profiles cannot be read, the page says so.
      const launchables = await getLaunchables().catch(() => undefined);
      const found = launchables && findEnteredLaunch(launchables, text, openIn);
      if (found) await launch(found, askId);
      else await openLaunchPage({ search: text.trim() }, { openIn });
    });
  }

  async function forget(text: string): Promise<void> {
    const found = findDescribed((await getLaunchables()).profiles, text);
    if (found) await forgetLaunchesOf(found.id);
  }

  function answer(launchables: Launchables, text: string, suggest: (lines: Omnibox.SuggestResult[]) => void): void {
    const found = find(launchables, isSearch(text) ? text : '');
    const isNamed = isSearch(text) && found.length > 0;
    const hint = toHint(`${text} `, hintFor(text));
    const lines = [...(isNamed ? [] : [hint]), ...found.map(launch => toLine(launch, text))];
    if (drawsFirstLineEarly) {
      suggest(lines.filter(isOwnLine));
      return;
    }
    const [first = hint, ...others] = lines;
    // Chromium draws the first line again when the others come, so it is set before them. Set after them, it would be
    // drawn at the next keystroke. Without others nothing is drawn again, so the help always follows.
    omnibox.setDefaultSuggestion({ description: first.description });
    const help = isSearch(text) ? [start()] : [];
    suggest([...others, ...help].filter(isFirstOf(text)));
  }

  /** Where the profiles cannot be read, no profile of an earlier keystroke stays in the first line. */
  function answerNothing(suggest: (lines: Omnibox.SuggestResult[]) => void): void {
    omnibox.setDefaultSuggestion({ description: start().description });
    suggest(drawsFirstLineEarly ? [] : [start()]);
  }
}

/** The hint on how to begin, and to get help. */
function start(): Omnibox.SuggestResult {
  return toHint('?', t('omniboxStart'));
}

/**
 * Firefox draws the first line of a keystroke before it asks for anything (UrlbarProviderOmnibox.sys.mjs), so a first
 * line that names a profile would be that of the keystroke before. It stays the hint, and what Enter launches is below.
 */
const drawsFirstLineEarly = format === 'plain';

function toLine(launch: FoundLaunch, text: string): Omnibox.SuggestResult {
  const content = completeLaunch(launch, text);
  // Firefox drops a line that repeats the typed text. A space at the end changes nothing.
  const own = drawsFirstLineEarly && content === text ? `${content} ` : content;
  return { content: own, description: describeLaunch(launch, format), deletable: true };
}

function toHint(content: string, text: string): Omnibox.SuggestResult {
  return { content, description: describeHint(text, format), deletable: false };
}

/** Not the hint that the first line shows already. */
function isOwnLine({ description }: Omnibox.SuggestResult): boolean {
  return description !== describeHint(t('omniboxStart'), format);
}

/** The launch that an entered text asks for, if the text names a profile. */
export function findEnteredLaunch(
  { index }: Launchables,
  text: string,
  openIn: NonNullable<LaunchRequest['openIn']>,
): LaunchRequest | undefined {
  const found = isSearch(text) ? findEntered(index, text) : undefined;
  return found && { profileId: found.profile.id, openIn, ...(found.changed && { profile: found.changed }) };
}

/** Whether the typed text is a search for a profile. */
function isSearch(text: string): boolean {
  return text.trim() !== '' && !isOmniboxHelp(text);
}

function hintFor(text: string): string {
  if (isOmniboxHelp(text)) return t('omniboxHelp');
  return t(isSearch(text) ? 'omniboxNothing' : 'omniboxStart');
}

const dispositions: Readonly<Record<string, NonNullable<LaunchRequest['openIn']>>> = {
  currentTab: 'currentTab',
  newForegroundTab: 'newTab',
  newBackgroundTab: 'backgroundTab',
};

/** Browsers drop a suggestion that repeats the typed text or another suggestion. */
function isFirstOf(text: string) {
  return ({ content }: Omnibox.SuggestResult, at: number, all: readonly Omnibox.SuggestResult[]) =>
    content !== text && all.findIndex(other => other.content === content) === at;
}

/** The launches to suggest. The default profile comes first while nothing is typed. */
function find({ index, profiles, defaultProfile }: Launchables, text: string): FoundLaunch[] {
  if (text.trim() !== '' || !defaultProfile) return searchLaunches(index, text, shownSuggestions);
  const all = searchLaunches(index, '', profiles.length);
  const isDefault = ({ profile }: FoundLaunch) => profile.id === defaultProfile.id;
  return [...all.filter(isDefault), ...all.filter(launch => !isDefault(launch))].slice(0, shownSuggestions);
}
