import { type Answers, type FindKnown, indexKnown, makeProfiles, withAnswers } from '../at-hand/make-profiles';
import type { Target } from '../at-hand/target';
import { buildLandingUri } from '../aws/landing-uri';
import type { Configuration } from '../configuration/configuration';
import type { Connection } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { isTemplate } from '../configuration/templates';
import { templateTexts } from '../kinds/template-fields';

/** The most names with templates that are resolved to find what is there already. */
const maximumNames = 20;

/** The names with templates in a connection's profiles, each once. */
export function findTemplates({ profiles }: Configuration, connection: Connection): string[] {
  const own = profiles.filter(profile => profile.connection === connection.id);
  const names = own.flatMap(profile => templateTexts(profile).map(({ text }) => text)).filter(isTemplate);
  return [...new Set(names)].slice(0, maximumNames);
}

/**
 * Finds the profile that already opens a target, also one that names the person by a template. `resolved` has what the
 * templates are for the signed-in person.
 */
export function indexExisting(configuration: Configuration, resolved: ReadonlyMap<string, string>): FindKnown {
  const profiles = configuration.profiles.map((named): Profile => {
    const profile = withoutUsualLanding(named);
    const texts = templateTexts(profile).flatMap(({ field, text }) => {
      const name = resolved.get(text);
      return name === undefined ? [] : [[field, name] as const];
    });
    return { ...profile, ...Object.fromEntries(texts) };
  });
  const find = indexKnown({ ...configuration, profiles });
  const own = new Map(configuration.profiles.map(profile => [profile.id, profile]));
  return (target, connection) => own.get(find(target, connection)?.id ?? '');
}

/** Studio's own page is where a profile without a landing page opens. */
function withoutUsualLanding(profile: Profile): Profile {
  const isUsual = profile.type === 'studio' && profile.landingUri === buildLandingUri({ app: 'studio', path: '' });
  return isUsual ? { ...profile, landingUri: undefined } : profile;
}

/** The profiles that the chosen targets become, without those that are there already. */
export function addChosen(
  targets: readonly Target[],
  answers: Answers,
  connection: Connection,
  current: Configuration,
  resolved: ReadonlyMap<string, string>,
): Profile[] {
  const find = indexExisting(current, resolved);
  const named = targets.map(target => withAnswers(target, answers));
  const fresh = named.filter(target => find(target, connection) === undefined);
  return makeProfiles(fresh, connection, current);
}
