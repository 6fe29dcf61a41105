import { escapeMarkup } from './escape-markup';
import { page } from './page';

/** The sign-in form. The address it posts to is its own. */
export function loginPage(uid: string, username: string, error?: string): string {
  const content = `<h1>Sign in to Acme</h1>
<p>The local identity provider. Try alice, with the password alice.</p>
${error === undefined ? '' : `<p class="error" role="alert">${escapeMarkup(error)}</p>`}
<form method="post" action="/login/${encodeURIComponent(uid)}">
<label>Username<input name="username" autocomplete="username" required autofocus value="${escapeMarkup(username)}"></label>
<label>Password<input name="password" type="password" autocomplete="current-password" required></label>
<button type="submit">Sign in</button>
</form>
<p class="after"><a href="/login/${encodeURIComponent(uid)}/cancel">Cancel</a></p>`;
  return page('Sign in to Acme', content, 'narrow');
}
