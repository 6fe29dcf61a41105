import * as v from 'valibot';
import { expectedValues } from '../../core/aws/expected-values';
import { fitsConstraint } from '../../core/aws/fits-constraint';
import {
  type Connection,
  connectionSchema,
  identityPoolRegion,
  plainHttpsUrlSchema,
  sharedFileAddressSchema,
} from '../../core/configuration/connection';
import { isFreeParameter } from '../../core/configuration/free-parameter';
import { isSameJson } from '../../core/util/same-json';
import { shorten } from '../../core/words/describe-issue';
import { entryLimits } from '../../core/words/entry-limits';
import { type Message, message } from '../../core/words/message';
import { plainName } from '../../core/words/plain-name';
import { wholeNumber } from '../profiles/session-time';
import { findNameProblem, findTextProblem } from '../shared/common-problems';
import { parametersText, readParameters } from './request-parameters';

/** A connection as its form holds it: the typed texts, which may not be valid yet. */
export interface ConnectionDraft {
  readonly name: string;
  readonly region: string;
  readonly identityPoolId: string;
  readonly signInType: Connection['signIn']['type'];
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: string;
  readonly parameters: string;
  readonly authFlow: NonNullable<Connection['authFlow']>;
  readonly roleArn: string;
  /** In seconds. */
  readonly roleSession: string;
  readonly cognitoIdentity: string;
  readonly sageMaker: string;
  readonly sts: string;
  readonly sharedFile: string;
  readonly spaceImageArn: string;
}

/** Props that the parts of the form share. */
export interface ConnectionDraftProps {
  readonly draft: ConnectionDraft;
  /** The problem of each field, in words. */
  readonly problems: Partial<Record<keyof ConnectionDraft, string>>;
  change(part: Partial<ConnectionDraft>): void;
}

export type ConnectionDraftProblems = Partial<Record<keyof ConnectionDraft, Message>>;

export function toConnectionDraft(connection?: Connection): ConnectionDraft {
  const { signIn, endpoints } = connection ?? {};
  const oidc = signIn?.type === 'oidc' ? signIn : undefined;
  return {
    name: connection?.name ?? '',
    region: connection?.region ?? '',
    identityPoolId: connection?.identityPoolId ?? '',
    signInType: signIn?.type ?? 'oidc',
    issuer: oidc?.issuer ?? '',
    clientId: oidc?.clientId ?? '',
    scopes: (connection ? (oidc?.scopes ?? []) : ['openid', 'profile', 'email']).join(' '),
    parameters: parametersText(oidc?.parameters),
    authFlow: connection?.authFlow ?? 'enhanced',
    roleArn: connection?.roleArn ?? '',
    roleSession: String(connection?.roleSessionDurationInSeconds ?? ''),
    cognitoIdentity: endpoints?.cognitoIdentity ?? '',
    sageMaker: endpoints?.sageMaker ?? '',
    sts: endpoints?.sts ?? '',
    sharedFile: connection?.sharedFile ?? '',
    spaceImageArn: connection?.spaceImageArn ?? '',
  };
}

/** The region after the identity pool's ID was typed. A region that the person has not chosen follows the pool's. */
export function followPool({ region, identityPoolId: former }: ConnectionDraft, identityPoolId: string): string {
  const isChosen = region !== '' && region !== identityPoolRegion(former.trim());
  return isChosen ? region : identityPoolRegion(identityPoolId.trim());
}

/** Whether any field besides the basic ones has a value of its own. */
export function hasMoreOptions(draft: ConnectionDraft): boolean {
  const { name, issuer, clientId, identityPoolId } = draft;
  const region = identityPoolRegion(identityPoolId);
  return !isSameJson(draft, { ...toConnectionDraft(), name, issuer, clientId, identityPoolId, region });
}

/** The connection that a draft stands for. Members of `original` that the form does not show are kept. */
export function toConnection(draft: ConnectionDraft, id: string, original?: Connection): Connection {
  const {
    roleArn: _r,
    authFlow: formerFlow,
    roleSessionDurationInSeconds: _s,
    sharedFile: _sharedFile,
    spaceImageArn: _spaceImageArn,
    ...others
  }: Partial<Connection> = original ?? {};
  const { endpoints: formerEndpoints, signIn: formerSignIn, ...kept } = others;
  const { cognitoIdentity: _c, sageMaker: _m, sts: _t, ...keptEndpoints } = formerEndpoints ?? {};
  const endpoints = {
    ...keptEndpoints,
    ...typed({ cognitoIdentity: draft.cognitoIdentity, sageMaker: draft.sageMaker, sts: draft.sts }),
  };
  return {
    ...kept,
    id,
    name: plainName(draft.name),
    region: draft.region.trim(),
    identityPoolId: draft.identityPoolId.trim(),
    signIn: toSignIn(draft, formerSignIn),
    ...typed({ roleArn: draft.roleArn, sharedFile: draft.sharedFile, spaceImageArn: draft.spaceImageArn }),
    // The default flow is written only if the original connection named it.
    ...((draft.authFlow === 'basic' || formerFlow === draft.authFlow) && { authFlow: draft.authFlow }),
    ...(draft.authFlow === 'basic' &&
      draft.roleSession.trim() && { roleSessionDurationInSeconds: wholeNumber(draft.roleSession) }),
    ...(Object.keys(endpoints).length > 0 && { endpoints }),
  };
}

function toSignIn(draft: ConnectionDraft, former: Connection['signIn'] | undefined): Connection['signIn'] {
  const {
    scopes: _s,
    parameters: _p,
    ...kept
  } = former?.type === draft.signInType ? former : { scopes: undefined, parameters: undefined };
  const scopes = scopesOf(draft);
  const parameters = readParameters(draft.parameters);
  return draft.signInType === 'guest'
    ? { ...kept, type: 'guest' }
    : {
        ...kept,
        type: 'oidc',
        issuer: draft.issuer.trim(),
        clientId: draft.clientId.trim(),
        ...(scopes.length > 0 && { scopes }),
        ...(parameters && { parameters }),
      };
}

/** The problem of each field of a connection's form, in words. Empty when the form can be saved. */
export function findConnectionProblems(draft: ConnectionDraft): ConnectionDraftProblems {
  const { entries } = connectionSchema;
  const oidc = entries.signIn.options[0].entries;
  const isBasic = draft.authFlow === 'basic';
  const found: ConnectionDraftProblems = {
    ...problem('name', findNameProblem(draft.name)),
    ...problem('region', findTextProblem(entries.region, draft.region, noRegion)),
    ...problem(
      'identityPoolId',
      findTextProblem(entries.identityPoolId, draft.identityPoolId, message('enterIdentityPool')),
    ),
    ...problem(
      'roleArn',
      findTextProblem(entries.roleArn.wrapped, draft.roleArn, isBasic ? message('enterRoleArn') : undefined),
    ),
    ...problem('roleSession', isBasic ? findRoleSessionProblem(draft.roleSession) : undefined),
    ...problem('cognitoIdentity', findTextProblem(plainHttpsUrlSchema, draft.cognitoIdentity)),
    ...problem('sageMaker', findTextProblem(plainHttpsUrlSchema, draft.sageMaker)),
    ...problem('sts', findTextProblem(plainHttpsUrlSchema, draft.sts)),
    ...problem('sharedFile', findTextProblem(sharedFileAddressSchema, draft.sharedFile)),
    ...problem('spaceImageArn', findTextProblem(entries.spaceImageArn.wrapped, draft.spaceImageArn)),
  };
  if (draft.signInType === 'guest') return found;
  const scopes = scopesOf(draft);
  const badScope = scopes.find(scope => !v.is(oidc.scopes.wrapped.item, scope));
  return {
    ...found,
    ...problem('issuer', findTextProblem(oidc.issuer, draft.issuer, message('enterIssuer'))),
    ...problem('clientId', findTextProblem(oidc.clientId, draft.clientId, message('enterClientId'))),
    ...problem('scopes', badScope === undefined ? undefined : message('problemScope', { scope: shorten(badScope) })),
    ...problem('scopes', isMissingOpenid(scopes) ? message('mustBe', { expected: message('formScopes') }) : undefined),
    ...problem('parameters', findParametersProblem(draft.parameters)),
    ...problem(
      'scopes',
      scopes.length > entryLimits.scopes ? message('mustBe', { expected: message('formListLength') }) : undefined,
    ),
  };
}

const noRegion = message('enterRegion', { example: 'us-east-1' });

function findRoleSessionProblem(text: string): Message | undefined {
  const field = 'roleSessionDurationInSeconds';
  if (text.trim() === '' || fitsConstraint(field, wholeNumber(text))) return undefined;
  return message('mustBe', { expected: expectedValues[field] });
}

function problem(member: keyof ConnectionDraft, found: Message | undefined): ConnectionDraftProblems {
  return found ? { [member]: found } : {};
}

/** Without any scope, `openid` is asked for alone. */
function isMissingOpenid(scopes: readonly string[]): boolean {
  return scopes.length > 0 && !scopes.includes('openid');
}

function findParametersProblem(text: string): Message | undefined {
  const parameters = readParameters(text);
  const { wrapped } = connectionSchema.entries.signIn.options[0].entries.parameters;
  if (parameters === undefined || v.is(wrapped, parameters)) return undefined;
  const own = Object.keys(parameters).find(name => !isFreeParameter(name));
  if (own !== undefined) return message('problemParameter', { name: shorten(own) });
  return message('mustBe', { expected: message('formParameters') });
}

function scopesOf({ scopes }: ConnectionDraft): string[] {
  return scopes.split(/[\s,]+/).filter(Boolean);
}

/** The members in which something was typed, trimmed. */
function typed<T extends Record<string, string>>(members: T): Partial<T> {
  const entries = Object.entries(members).map(([member, text]) => [member, text.trim()] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== '')) as Partial<T>;
}
