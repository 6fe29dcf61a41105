import type { Profile } from '../../core/configuration/profile';
import { hasTemplates, templateTexts } from '../../core/kinds/template-fields';
import { send } from '../api/messaging';

/**
 * A profile with its names resolved for the signed-in person. Unchanged if nobody is signed in or a claim is missing.
 */
export async function getNamedProfile(profile: Profile): Promise<Profile> {
  if (!hasTemplates(profile)) return profile;
  const texts = templateTexts(profile);
  const names = texts.map(({ text }) => text);
  const answer = await send('findResolvedNames', { connectionId: profile.connection, names }).catch(() => undefined);
  const resolved = texts.flatMap(({ field }, at) => {
    const name = answer?.names[at];
    return name?.ok ? [[field, name.text] as const] : [];
  });
  return resolved.length === texts.length ? { ...profile, ...Object.fromEntries(resolved) } : profile;
}
