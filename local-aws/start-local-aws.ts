import { once } from 'node:events';
import { createServer } from 'node:https';
import { type Access, demoAccess } from './access';
import { chromiumArguments } from './chromium-arguments';
import { createClock } from './clock';
import { createCertificate } from './create-certificate';
import { createCredentialsStore } from './credentials';
import { createFaults, type Fault } from './fault';
import { createRequestListener } from './handle-request';
import { createIdentities } from './identities';
import { createIdentityProvider } from './identity-provider';
import { createIssuedList, type Issued } from './issued';
import type { LogEntry } from './log-entry';
import { createOpenIdTokens } from './open-id-tokens';
import { createPartner } from './partner';
import { type ProviderWays, usualProviderWays } from './provider-ways';
import { fetchKeys, type RealProvider, realProviderName, trusting } from './real-provider';
import { createResources } from './resources/resources';
import type { ResourcesChange } from './resources/resources-change';
import type { ResourcesState } from './resources/resources-state';
import type { SeenRequest } from './seen-request';
import { createSharedDocument } from './shared-document';
import { createSigningLinks } from './signing-links';
import { createStudio, type StudioWays } from './studio';
import { type AwsWays, usualAwsWays } from './ways';

export interface LocalAwsOptions {
  /** The https port on 127.0.0.1; a free one unless told. */
  readonly port?: number;
  /** The redirect addresses (and logout addresses) registered for the OpenID Connect client. */
  readonly redirectUris?: readonly string[];
  /** How people get in; the demo's way unless told. */
  readonly access?: Access;
  readonly credentialsLifetimeSeconds?: number;
  readonly idTokenLifetimeSeconds?: number;
  /** What the identity provider does otherwise than usual, as long as nothing else is set. */
  readonly ways?: Partial<ProviderWays>;
  /** What AWS does otherwise than usual, as long as nothing else is set. */
  readonly awsWays?: Partial<AwsWays>;
  /** How long a Studio page takes; 40 unless told, which is what a near region takes. */
  readonly studioDelayMilliseconds?: number;
  /** The configuration that the extension's first page offers as a demo; none unless told. */
  readonly demo?: object;
  /** A provider that runs beside it, whose people the first identity pool lets in instead of its own. */
  readonly realProvider?: RealProvider;
  /** Told of each request as it arrives. */
  readonly onRequest?: (seen: SeenRequest) => void;
}

export interface LocalAws {
  readonly port: number;
  /** base64 SHA-256 of the certificate's public key. */
  readonly spki: string;
  /** PEM. */
  readonly certificate: string;
  /** Chromium's flags that make this its AWS, and cut it off from everything else. */
  readonly chromiumArgs: readonly string[];
  /** What it saw and how it judged it, in the order of its answers. */
  readonly log: readonly LogEntry[];
  /** Every token, key and signing token it ever issued; authorization codes are in `codes`. */
  readonly secrets: readonly string[];
  readonly codes: readonly string[];
  /** The same values with their kinds. */
  readonly issued: readonly Issued[];
  setFaults(faults: readonly Fault[]): void;
  /** Moves the server's clock: the Date header, the signature window, and when tokens, credentials, links and sessions expire. */
  setClockOffset(milliseconds: number): void;
  /** What https://config.team.example answers from now on; 404 until it is told. */
  setSharedDocument(document: object): void;
  /** Has the identity pools know nobody any more: identity IDs that were given out are not found. */
  forgetIdentities(): void;
  /** Takes no credentials any more that were issued until now, as if they had ended. */
  refuseCredentials(): void;
  /** Whether the user pool leaves it to another company's provider to ask who it is. */
  setPartner(isOn: boolean): void;
  /** How the user pool answers from now on, where it differs from the standard. */
  setProviderWays(ways: Partial<ProviderWays>): void;
  /** What is set up in AWS from now on, where it differs from what is usual. */
  setAwsWays(ways: Partial<AwsWays>): void;
  /**
   * Spaces, their apps, notebook instances, and how these start and stop, from now on; what is left out stays as it is. Throws
   * for what is not there.
   */
  setResources(change: ResourcesChange): void;
  /** How the spaces and notebook instances are at present. */
  readResources(): ResourcesState;
  /** How Studio answers from now on, where it differs from what it is known to do. */
  setStudioWays(ways: Partial<StudioWays>): void;
  /** For what is issued from now on. */
  setLifetimes(lifetimes: { readonly credentialsSeconds?: number; readonly idTokenSeconds?: number }): void;
  /** Clears log, faults, clock offset, partner, resources, and the ways of the provider, AWS and Studio; keeps sessions and keys. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts an AWS, an identity provider and a Studio on 127.0.0.1, behind one https port. */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const { redirectUris = ['https://studio-launcher.invalid/'], studioDelayMilliseconds = 40, realProvider } = options;
  const access = realProvider ? trusting(options.access ?? demoAccess, realProvider) : (options.access ?? demoAccess);
  const lifetimes = {
    credentialsSeconds: options.credentialsLifetimeSeconds ?? 3600,
    idTokenSeconds: options.idTokenLifetimeSeconds ?? 3600,
  };
  const [certificate, openIdTokens] = await Promise.all([createCertificate(), createOpenIdTokens()]);
  const clock = createClock();
  const issued = createIssuedList();
  const faults = createFaults();
  const log: LogEntry[] = [];
  const credentials = createCredentialsStore(clock, issued);
  const links = createSigningLinks(clock, issued);
  const identities = createIdentities();
  const partner = createPartner();
  const usualAws: AwsWays = { ...usualAwsWays, ...options.awsWays };
  const aws = { ways: usualAws };
  const usual: ProviderWays = { ...usualProviderWays, ...options.ways };
  const provider = { ways: usual };
  const identityProvider = await createIdentityProvider({
    ...{ redirectUris, lifetimes, issued, partner },
    ways: () => provider.ways,
  });
  const sharedDocument = createSharedDocument();
  const resources = createResources(clock);
  const studio = createStudio({ clock, links, resources, delayMilliseconds: studioDelayMilliseconds });
  const controls = {
    setFaults: faults.set,
    setClockOffset: clock.setOffset,
    setResources: resources.change,
    readResources: resources.state,
    reset: () => {
      log.length = 0;
      faults.set([]);
      clock.setOffset(0);
      partner.set(false);
      provider.ways = usual;
      aws.ways = usualAws;
      resources.reset();
      studio.setWays({});
    },
  };
  const listener = createRequestListener({
    ...{
      access,
      clock,
      issued,
      faults,
      log,
      credentials,
      links,
      resources,
      identities,
      openIdTokens,
      identityProvider,
      studio,
      lifetimes,
    },
    keysOf: async logins =>
      realProvider && realProviderName(realProvider) in logins ? await fetchKeys(realProvider) : identityProvider.keys,
    onRequest: options.onRequest,
    ...{ controls, realProvider, demo: options.demo, sharedDocument, partner, ways: () => aws.ways },
  });

  const server = createServer({ key: certificate.key, cert: certificate.certificate }, listener);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const { port } = address;
  return {
    ...{ port, spki: certificate.spki, certificate: certificate.certificate, log, ...controls },
    chromiumArgs: chromiumArguments(port, certificate.spki),
    secrets: issued.secrets,
    codes: issued.codes,
    issued: issued.all,
    setSharedDocument: sharedDocument.set,
    forgetIdentities: identities.forget,
    refuseCredentials: credentials.refuseAll,
    setPartner: partner.set,
    setProviderWays: ways => {
      provider.ways = { ...usual, ...ways };
    },
    setAwsWays: ways => {
      aws.ways = { ...usualAws, ...ways };
    },
    setStudioWays: studio.setWays,
    setLifetimes: changed => {
      Object.assign(lifetimes, changed);
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
