import * as v from 'valibot';
import { allow, type Operation } from './operation';
import { pageEntries, pageOf } from './pages';

const inputSchema = v.object({
  ...pageEntries,
  DomainIdEquals: v.optional(v.string()),
  UserProfileNameContains: v.optional(v.string(), ''),
});

/** ListUserProfiles: all or nothing for IAM, so it tells the names of everybody. */
export const listUserProfiles: Operation = call => {
  const { resources, region } = call;
  const request = v.parse(inputSchema, call.input);
  const { DomainIdEquals: domainId, UserProfileNameContains: part } = request;
  allow(call, { action: 'sagemaker:ListUserProfiles', resource: '*', tags: {} });
  const found = resources
    .domains(region)
    .filter(({ id }) => domainId === undefined || id === domainId)
    .flatMap(({ id, userProfiles }) => userProfiles.map(({ name }) => ({ id, name })))
    .filter(({ name }) => name.includes(part));
  const { items, next } = pageOf('userProfiles', found, request, call);
  const UserProfiles = items.map(({ id, name }) => ({ DomainId: id, UserProfileName: name, Status: 'InService' }));
  return { output: { UserProfiles, ...next }, detail: { domain: domainId ?? '', userProfiles: `${items.length}` } };
};
