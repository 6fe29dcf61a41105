import { refuse } from '../refusal';
import type { Domain } from '../world';
import type { NotebookRecord, SpaceRecord } from './records';
import type { Resources } from './resources';

// What a call names has to exist; if it does not, these throw AWS's refusal.

export function requireDomain(resources: Resources, region: string, id: string): Domain {
  const domain = resources.findDomain(region, id);
  if (domain === undefined) throw refuse('ResourceNotFound', `Domain [${id}] does not exist.`);
  return domain;
}

export function requireUserProfile(domain: Domain, name: string): void {
  if (domain.userProfiles.some(profile => profile.name === name)) return;
  throw refuse('ResourceNotFound', `User Profile [${name}] does not exist in domain [${domain.id}].`);
}

export function requireSpace(resources: Resources, domain: Domain, name: string): SpaceRecord {
  const space = resources.findSpace(domain, name);
  if (space === undefined) throw refuse('ResourceNotFound', `Space [${name}] does not exist in domain [${domain.id}].`);
  return space;
}

/** Of notebook instances, AWS says it in another way. */
export function requireNotebook(notebook: NotebookRecord | undefined): NotebookRecord {
  if (notebook === undefined) throw refuse('ValidationException', 'RecordNotFound');
  return notebook;
}
