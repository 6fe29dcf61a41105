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
export function onOmnibox({ getLaunchables, launch, openLaunchPage }: Triggers): void {
  if (!someBrowser.omnibox) return;
  const { omnibox } = browser;
  omnibox.onInputStarted.addListener(() => {
    omnibox.setDefaultSuggestion({ description: describeHint(t('omniboxStart'), format) });
    // Read the profiles before the first letter is typed.
    void getLaunchables().catch(() => undefined);
  });
  omnibox.onInputChanged.addListener((text, suggest) => {
    void getLaunchables().then(
      launchables => answer(launchables, text, suggest),
      () => suggest([]),
    );
  });
  omnibox.onInputEntered.addListener((text, disposition) => {
    void enter(text, dispositions[disposition] ?? 'currentTab');
  });
  omnibox.onDeleteSuggestion?.addListener(text => void forget(text));

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

  /**
   * Gives the suggestions. The first one, which Enter launches, is set last, or Chromium would draw an outdated one.
   */
  function answer(launchables: Launchables, text: string, suggest: (others: Omnibox.SuggestResult[]) => void): void {
    const found = find(launchables, isSearch(text) ? text : '');
    const [first] = isSearch(text) ? found : [];
    const suggestions = found.slice(first ? 1 : 0).map(launch => ({
      content: completeLaunch(launch, text),
      description: describeLaunch(launch, format),
      deletable: true,
    }));
    // Chromium redraws the first suggestion only if others follow it, so the help always follows.
    const help = { content: '?', description: describeHint(t('omniboxStart'), format), deletable: false };
    suggest([...suggestions, ...(isSearch(text) ? [help] : [])].filter(isFirstOf(text)));
    omnibox.setDefaultSuggestion({
      description: first ? describeLaunch(first, format) : describeHint(hintFor(text), format),
    });
  }
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
