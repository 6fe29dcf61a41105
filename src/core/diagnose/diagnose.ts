import type { Connection, OidcSignIn } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { failureOf, launchFailure } from '../failure/launch-failure';
import { withKind } from '../kinds/kinds';
import { checkAuthorizedUrl } from '../launch/authorized-url';
import { type PresignInput, presignInput } from '../launch/presign-input';
import { refineRefusal } from '../launch/refine-refusal';
import { resolveNames } from '../launch/resolve-names';
import type { Credentials } from '../sign-in/credentials';
import { isRenewable, type Tokens } from '../sign-in/tokens';
import { clockDifference, type TimedAnswer, toleratedSeconds } from '../util/clock-difference';
import {
  type Diagnosis,
  type DiagnosisStep,
  type DiagnosisTarget,
  endDiagnosis,
  planDiagnosis,
  type StepResult,
  withResult,
} from './diagnosis';

// Separate from diagnosis.ts, which pages load, too: only the worker runs a diagnosis.

export interface DiagnosisPorts {
  /** Match patterns of the hosts that a launch calls and the person has not allowed. */
  findMissingHosts(): Promise<string[]>;
  /** One request that needs nobody to be signed in. Throws `offline`, `timed-out`, `aws-failed`, `answer-unreadable`. */
  askServer(): Promise<TimedAnswer>;
  /** Reads the discovery document anew, even if a copy is stored. */
  discover(signIn: OidcSignIn): Promise<unknown>;
  /** Signs in, if need be: the one step that may ask the person. */
  signIn(signIn: OidcSignIn): Promise<Tokens>;
  /**
   * Gets credentials that are neither taken from a cache nor stored. Calls `onIdentity` once the identity is known.
   */
  requestCredentials(tokens: Tokens | undefined, onIdentity: () => void): Promise<Credentials>;
  /** SageMaker's answer, not yet trusted. */
  presign(input: PresignInput, credentials: Credentials): Promise<unknown>;
  /** The clock, in milliseconds since 1970. */
  now(): number;
}

type OnChange = (diagnosis: Diagnosis) => Promise<void>;

/**
 * Checks a connection step by step, up to a link that is checked and dropped. The diagnosis ends with the first step
 * that fails, since later steps would fail for the same reason. Never throws because of a step; `onChange` gets each
 * change.
 */
export async function diagnose(target: DiagnosisTarget, ports: DiagnosisPorts, onChange: OnChange): Promise<Diagnosis> {
  const { connection, profile } = target;
  const { signIn } = connection;
  const log = keepLog(planDiagnosis(target, ports.now()), ports, onChange);
  const { check } = log;
  try {
    await check('hosts', () => requireHosts(ports));
    const answer = await check('network', ports.askServer);
    const clockSeconds = clockDifference(answer);
    if (clockSeconds !== undefined) {
      log.update({ clockSeconds });
      await check('clock', async () => judgeClock(clockSeconds));
    }
    if (signIn.type === 'oidc') await check('discovery', () => ports.discover(signIn));
    const tokens = signIn.type === 'oidc' ? await check('sign-in', () => ports.signIn(signIn)) : undefined;
    if (tokens && !isRenewable(tokens)) log.update({ signInEndsAt: tokens.expiresAt });
    const identified = await check('identity', () => identify(ports, tokens));
    const credentials = await check('credentials', () => identified.credentials);
    if (profile) await check('presign', () => tryPresign(connection, profile, credentials, ports));
  } catch {
    // The step that failed says why.
  }
  return await log.end();
}

function keepLog(planned: Diagnosis, { now }: DiagnosisPorts, onChange: OnChange) {
  let diagnosis = planned;
  const write = (result: StepResult) => {
    diagnosis = withResult(diagnosis, result);
  };
  return {
    update: (changes: Pick<Diagnosis, 'clockSeconds' | 'signInEndsAt'>) => {
      diagnosis = { ...diagnosis, ...changes };
    },
    check: async <T>(step: DiagnosisStep, task: () => Promise<T>): Promise<T> => {
      write({ step, state: 'running' });
      await onChange(diagnosis);
      const startedAt = now();
      // The clock may be set back meanwhile.
      const spent = () => Math.max(0, now() - startedAt);
      try {
        const found = await task();
        write({ step, state: 'passed', milliseconds: spent() });
        return found;
      } catch (error) {
        write({ step, state: 'failed', milliseconds: spent(), failure: failureOf(error) });
        throw error;
      }
    },
    end: async () => {
      diagnosis = endDiagnosis(diagnosis, now());
      await onChange(diagnosis);
      return diagnosis;
    },
  };
}

async function requireHosts(ports: DiagnosisPorts): Promise<void> {
  const hosts = await ports.findMissingHosts();
  if (hosts.length > 0) throw launchFailure({ code: 'hosts-not-allowed', hosts });
}

function judgeClock(seconds: number): void {
  if (Math.abs(seconds) > toleratedSeconds) throw launchFailure({ code: 'clock-wrong' });
}

/**
 * The identity and the credentials are one request for us and two calls to AWS. A failure before the identity is known
 * belongs to the first call.
 */
async function identify(
  ports: DiagnosisPorts,
  tokens: Tokens | undefined,
): Promise<{ readonly credentials: Promise<Credentials> }> {
  return await new Promise((resolve, reject) => {
    const request = () => ports.requestCredentials(tokens, () => resolve({ credentials }));
    const credentials = Promise.resolve().then(request);
    const rejectAtGetId = (error: unknown) => {
      const failure = failureOf(error);
      reject(failure.operation ? launchFailure({ ...failure, operation: 'GetId' }, error) : error);
    };
    credentials.then(() => resolve({ credentials }), rejectAtGetId);
  });
}

/** The link lives as briefly as SageMaker allows, and goes no further than this function. */
async function tryPresign(
  connection: Connection,
  profile: Profile,
  credentials: Credentials,
  ports: DiagnosisPorts,
): Promise<void> {
  const named = resolveNames(profile, credentials.issuedTo);
  const brief = withKind(named, (kind, own): Profile => kind.withBriefLink(own));
  const input = presignInput(brief, connection);
  try {
    checkAuthorizedUrl(await ports.presign(input, credentials), profile.type, input.region);
  } catch (error) {
    throw refineRefusal(error, connection);
  }
}
