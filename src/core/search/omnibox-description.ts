import { landingAppNames } from '../aws/landing-uri';
import type { Profile } from '../configuration/profile';
import { describeProfile } from '../kinds/describe-profile';
import { withKind } from '../kinds/kinds';
import type { FoundLaunch } from './search-launches';
import type { Mark } from './search-profiles';

/** How a browser wants the text of a suggestion: Chromium as XML with marks (`<match>`), Firefox as it is. */
export type SuggestionFormat = 'xml' | 'plain';

/** One line for the address bar: the profile's name, then the app that it opens in, and who and where. */
export function describeLaunch(launch: FoundLaunch, format: SuggestionFormat): string {
  const { profile, changed, nameMarks, detailMarks } = launch;
  const shown = changed ?? profile;
  const app = appOf(shown);
  const detail = describeProfile(shown);
  if (format === 'plain') {
    const rest = [app, isolate(toOneLine(detail))].filter(Boolean).join(' · ');
    return `${isolate(toOneLine(profile.name))} — ${rest}`;
  }
  // The marks are those of the stored profile's texts.
  const rest = [escapeXml(app), isolate(markText(detail, changed ? [] : detailMarks))].filter(Boolean).join(' · ');
  return `${isolate(markText(profile.name, nameMarks))} <dim>— ${rest}</dim>`;
}

/**
 * Finds the profile of a suggestion by its text without marks. Browsers give only that text for a deleted suggestion.
 */
export function findDescribed(profiles: readonly Profile[], text: string): Profile | undefined {
  const named = text.slice(0, text.lastIndexOf(' — '));
  return profiles.find(({ name }) => isolate(toOneLine(name)) === named);
}

/** A sentence of ours as a suggestion. */
export function describeHint(text: string, format: SuggestionFormat): string {
  return format === 'xml' ? `<dim>${escapeXml(text)}</dim>` : toOneLine(text);
}

function appOf(profile: Profile): string {
  const app = withKind(profile, (kind, own) => kind.findApp(own));
  return app === undefined || app === 'custom' ? '' : landingAppNames[app];
}

function markText(text: string, marks: readonly Mark[]): string {
  const marked = marks.map(
    ([start, end], index) =>
      `${escapeXml(text.slice(marks[index - 1]?.[1] ?? 0, start))}<match>${escapeXml(text.slice(start, end))}</match>`,
  );
  return marked.join('') + escapeXml(text.slice(marks.at(-1)?.[1] ?? 0));
}

/** Text within XML: Chromium drops a suggestion that does not parse. */
function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return toOneLine(text).replace(/[&<>"']/g, character => entities[character] ?? '');
}

/** Removes characters that XML 1.0 does not allow (§2.2), or that change the direction of the text around them. */
function toOneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u{FFFE}\u{FFFF}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{200E}\u{200F}]/gu, ' ');
}

/** Words that run from right to left stay among themselves (Unicode Standard Annex 9, isolates). */
function isolate(text: string): string {
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text)
    ? `\u{2068}${text}\u{2069}`
    : text;
}
