import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { loginPage } from './login-page';
import type { Partner } from './partner';
import { readBody } from './read-body';
import { type User, users } from './world';

/** The part of a Koa context that answering an interaction needs. */
export interface InteractionContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
  status: number;
  type: string;
  body: unknown;
  redirect(url: string): void;
  set(name: string, value: string): void;
}

/** Whether this path is a sign-in page's. */
export function isInteraction(path: string): boolean {
  return path.startsWith('/login/');
}

/**
 * Shows the sign-in form, judges what is posted to it, or cancels the sign-in.
 *
 * @returns `ok`, or in words what went wrong
 */
export async function handleInteraction(
  provider: Provider,
  context: InteractionContext,
  partner: Partner,
): Promise<string> {
  const { req, res, method, path, query } = context;
  context.set('cache-control', 'no-store');
  const uid = path.split('/')[2] ?? '';
  if (path.endsWith('/cancel')) {
    const result = { error: 'access_denied', error_description: 'The user cancelled the sign-in' };
    redirect(context, await provider.interactionResult(req, res, result, { mergeWithLastSubmission: false }));
    return 'cancelled';
  }
  await provider.interactionDetails(req, res);
  const signIn = async (user: User) => {
    const result = { login: { accountId: user.sub } };
    redirect(context, await provider.interactionResult(req, res, result, { mergeWithLastSubmission: false }));
    return 'ok';
  };
  const known = path.endsWith('/partner') ? partner.take(query.proof) : undefined;
  if (known) return await signIn(known);
  if (partner.isOn) {
    redirect(context, partner.formOf(uid));
    return 'ok';
  }
  context.type = 'html';
  context.status = 200;
  if (method !== 'POST') {
    context.body = loginPage(uid, '');
    return 'ok';
  }
  const form = new URLSearchParams(await readBody(req));
  const username = form.get('username') ?? '';
  const user = users.find(candidate => candidate.username === username);
  if (user === undefined || user.password !== form.get('password')) {
    context.body = loginPage(uid, username, 'Incorrect username or password.');
    return 'incorrect username or password';
  }
  return await signIn(user);
}

/** See other: the browser must not post the form again to where it is sent. */
function redirect(context: InteractionContext, location: string): void {
  context.redirect(location);
  context.status = 303;
}
