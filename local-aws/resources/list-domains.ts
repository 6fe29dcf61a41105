import * as v from 'valibot';
import { domainName, domainUrl } from './describe-domain';
import { allow, type Operation } from './operation';
import { pageEntries, pageOf } from './pages';
import { sageMakerArn } from './sage-maker-arn';

const inputSchema = v.object(pageEntries);

/** ListDomains: all or nothing for IAM. It does not tell how people sign in to a domain; DescribeDomain does. */
export const listDomains: Operation = call => {
  const { resources, region } = call;
  const request = v.parse(inputSchema, call.input);
  allow(call, { action: 'sagemaker:ListDomains', resource: '*', tags: {} });
  const { items, next } = pageOf('domains', resources.domains(region), request, call);
  const Domains = items.map(({ id }) => ({
    ...{ DomainId: id, DomainArn: sageMakerArn(region, `domain/${id}`), DomainName: domainName },
    ...{ Status: 'InService', Url: domainUrl(id, region) },
  }));
  return { output: { Domains, ...next }, detail: { domains: `${Domains.length}` } };
};
