import type { Profile } from '../core/profile';
import { hasTemplates, templateFields } from '../core/templates';
import { send } from './messages';

/** A profile with its names for whoever is signed in; as it is where nobody is, or a claim is missing. */
export async function getNamedProfile(profile: Profile): Promise<Profile> {
  if (profile.type !== 'studio' || !hasTemplates(profile)) return profile;
  const fields = templateFields.filter(field => profile[field] !== undefined);
  const names = fields.map(field => profile[field] ?? '');
  const answer = await send('findResolvedNames', { connectionId: profile.connection, names }).catch(() => undefined);
  const resolved = fields.flatMap((field, at) => {
    const name = answer?.names[at];
    return name?.ok ? [[field, name.text] as const] : [];
  });
  return resolved.length === fields.length ? { ...profile, ...Object.fromEntries(resolved) } : profile;
}
