import type { Profile } from '../configuration/profile';
import { isTemplate } from '../configuration/templates';
import { profileTypes, type TemplateField, templateFieldsOf } from './kinds';

/** Whether a field may hold a template in profiles of any kind. */
export function isTemplateField(field: string): field is TemplateField {
  return profileTypes.some(type => templateFieldsOf(type).some(known => known === field));
}

/** The fields of a profile that may hold a template and are set, with their texts. */
export function templateTexts(profile: Profile): { readonly field: TemplateField; readonly text: string }[] {
  return templateFieldsOf(profile.type).flatMap(field => {
    const text = profile[field];
    return typeof text === 'string' ? [{ field, text }] : [];
  });
}

/** Whether what a profile opens depends on who is signed in. */
export function hasTemplates(profile: Profile): boolean {
  return templateTexts(profile).some(({ text }) => isTemplate(text));
}
