import { refuserDetails } from '../explain/explain-access-denied';
import type { Failure } from '../failure/launch-outcome';
import { hostName } from '../hosts/wanted-hosts';
import type { Diagnosis, DiagnosisStep, DiagnosisTarget, StepResult, StepState } from './diagnosis';

/** The software with which a diagnosis was made. */
export interface Environment {
  /** Of this extension. */
  readonly version: string;
  /** As the browser names itself to every web page. */
  readonly userAgent: string;
}

const names: Readonly<Record<DiagnosisStep, string>> = {
  hosts: 'Hosts allowed',
  network: 'Network',
  clock: 'Clock',
  discovery: 'Discovery',
  'sign-in': 'Sign-in',
  identity: 'Identity',
  credentials: 'Credentials',
  presign: 'Presign permission',
};

const states: Readonly<Record<StepState, string>> = {
  waiting: 'not checked',
  running: 'under way',
  passed: 'passed',
  failed: 'failed',
  skipped: 'not checked',
  interrupted: 'interrupted',
};

/**
 * A diagnosis for a ticket, in English in every language. The text contains only the members that this function lists:
 * no person's name, no AWS account, pool, domain or role, no words of AWS or the provider (they quote names), and no
 * secret.
 */
export function diagnosisText(
  diagnosis: Diagnosis,
  { connection, profile }: DiagnosisTarget,
  { version, userAgent }: Environment,
): string {
  const { signIn, id, region } = connection;
  const regions = profile?.region && profile.region !== region ? `${region}, of the profile ${profile.region}` : region;
  return [
    `Studio Launcher ${version}`,
    `Browser: ${userAgent}`,
    `Connection: ${id}`,
    `Region: ${regions}`,
    `Issuer: ${signIn.type === 'oidc' ? new URL(signIn.issuer).host : 'none (guest)'}`,
    ...(profile ? [`Kind of profile: ${profile.type}`] : []),
    `Started: ${new Date(diagnosis.startedAt).toISOString()}`,
    `Clock: ${describeClock(diagnosis.clockSeconds)}`,
    ...(diagnosis.signInEndsAt === undefined ? [] : ['Sign-in: no refresh token that brings an ID token']),
    '',
    ...diagnosis.results.flatMap(describeResult),
  ].join('\n');
}

function describeClock(seconds: number | undefined): string {
  if (seconds === undefined) return 'not compared';
  return `${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} the server's`;
}

function describeResult({ step, state, milliseconds, failure }: StepResult): string[] {
  const head = [`${names[step]}: ${states[state]}`, ...(milliseconds === undefined ? [] : [`${milliseconds} ms`])];
  return [head.join(', '), ...(failure ? describeFailure(failure).map(line => `  ${line}`) : [])];
}

/** Leaves out `said`, `because`, `resource` and `expected`, which contain names and other people's words. */
function describeFailure(failure: Failure): string[] {
  const { code, hosts, field, claim, operation, httpStatus, requestId } = failure;
  return [
    `Code: ${code}`,
    ...(hosts ? [`Hosts: ${hosts.map(hostName).join(', ')}`] : []),
    ...(field ? [`Field: ${field}`] : []),
    ...(claim ? [`Claim: ${claim}`] : []),
    ...refuserDetails(failure),
    ...(operation ? [`Operation: ${operation}`] : []),
    ...(httpStatus ? [`HTTP status: ${httpStatus}`] : []),
    // A request ID in another form than AWS's may be anything.
    ...(requestId && /^[\da-f-]{8,64}$/i.test(requestId) ? [`Request ID: ${requestId}`] : []),
  ];
}
