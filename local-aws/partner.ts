import { randomUUID } from 'node:crypto';
import { type Answer, emptyAnswer, htmlAnswer } from './answer';
import type { Call } from './call';
import { partnerHost } from './find-host';
import { loginPage } from './login-page';
import { type User, userPool, users } from './world';

/** Another company's identity provider, to which the user pool can leave the question of who it is (federation). */
export interface Partner {
  readonly isOn: boolean;
  set(isOn: boolean): void;
  /** Where the partner asks for a sign-in of the user pool's. */
  formOf(uid: string): string;
  /** Whom the partner sent back with this proof, which serves once. */
  take(proof: unknown): User | undefined;
  answer(call: Call): Answer;
}

export function createPartner(): Partner {
  const current = { isOn: false };
  const proofs = new Map<string, User>();
  return {
    get isOn() {
      return current.isOn;
    },
    set: isOn => {
      current.isOn = isOn;
    },
    formOf: uid => `https://${partnerHost}/login/${uid}`,
    take: proof => {
      const user = proofs.get(String(proof));
      proofs.delete(String(proof));
      return user;
    },
    answer: ({ method, url, body }) => {
      const uid = /^\/login\/([\w-]+)$/.exec(url.pathname)?.[1];
      if (uid === undefined) return emptyAnswer(404, 'no such page');
      if (method !== 'POST') return htmlAnswer(200, loginPage(uid, ''), 'ok');
      const form = new URLSearchParams(body);
      const user = users.find(({ username }) => username === form.get('username'));
      if (user === undefined || user.password !== form.get('password')) {
        return htmlAnswer(200, loginPage(uid, '', 'Incorrect username or password.'), 'incorrect username or password');
      }
      const proof = randomUUID();
      proofs.set(proof, user);
      const location = `https://${userPool.signInHost}/login/${uid}/partner?proof=${proof}`;
      return { ...emptyAnswer(303, 'ok'), headers: { location } };
    },
  };
}
