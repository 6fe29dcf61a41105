import { AwsClient } from 'aws4fetch';
import { api } from './chrome.ts';

// The least that opens Studio: what any extension has to do for a launch, and nothing else. No sign-in, no choice, no
// second attempt. The product is measured beside it. `storage.session` has what it is told by whoever measures
// (`region`, `pool`, `provider`, `token`, `domain`, `user`, `landing`) and the credentials that it keeps.

api.runtime.onMessage.addListener((message, _sender, answer) => {
  const isLaunch = readText(message, 'type') === 'launch';
  // Anything else is a knock, which is answered at once.
  const done = isLaunch ? launch() : Promise.resolve('awake');
  done.then(answer, error => answer(String(error)));
  return true;
});

async function launch(): Promise<string> {
  const stored = await api.storage.session.get();
  const text = (name: string) => readText(stored, name);
  const kept = isValid(stored.credentials) ? stored.credentials : await fetchCredentials(text);
  const client = new AwsClient({
    accessKeyId: readText(kept, 'AccessKeyId'),
    secretAccessKey: readText(kept, 'SecretKey'),
    sessionToken: readText(kept, 'SessionToken'),
    ...{ service: 'sagemaker', region: text('region'), retries: 0 },
  });
  const input = { DomainId: text('domain'), UserProfileName: text('user'), LandingUri: text('landing') };
  const call = callOf('SageMaker.CreatePresignedDomainUrl', input);
  const answer = await client.fetch(`https://api.sagemaker.${text('region')}.amazonaws.com/`, call);
  await api.tabs.create({ url: readText(await answer.json(), 'AuthorizedUrl') });
  return 'opened';
}

/** By the enhanced flow, as a guest where there is no provider. */
async function fetchCredentials(text: (name: string) => string): Promise<unknown> {
  const address = `https://cognito-identity.${text('region')}.amazonaws.com/`;
  const Logins = text('provider') === '' ? {} : { [text('provider')]: text('token') };
  const ask = async (operation: string, input: object) =>
    await (await fetch(address, callOf(`AWSCognitoIdentityService.${operation}`, { ...input, Logins }))).json();
  const IdentityId = readText(await ask('GetId', { IdentityPoolId: text('pool') }), 'IdentityId');
  const { Credentials } = Object(await ask('GetCredentialsForIdentity', { IdentityId }));
  await api.storage.session.set({ credentials: Credentials });
  return Credentials;
}

function callOf(target: string, input: object): RequestInit {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  return { method: 'POST', headers, body: JSON.stringify(input) };
}

function isValid(credentials: unknown): boolean {
  const { Expiration } = Object(credentials);
  return typeof Expiration === 'number' && Expiration * 1_000 > Date.now() + 60_000;
}

function readText(value: unknown, name: string): string {
  const text: unknown = Object(value)[name];
  if (typeof text !== 'string') throw new TypeError(`No ${name}`);
  return text;
}
