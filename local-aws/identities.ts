import { createHash, randomUUID } from 'node:crypto';
import type { Access, IdentityPool } from './access';
import type { User } from './world';

/** An identity of an identity pool: a user's, or a guest's if it has none. */
export interface Identity {
  readonly id: string;
  readonly pool: IdentityPool;
  readonly user: User | undefined;
}

export interface Identities {
  /** The identity for this pool and login: always the same for a user, a new one for each guest. */
  get(pool: IdentityPool, user: User | undefined): Identity;
  find(id: string): Identity | undefined;
  /** Deletes every identity, as an administrator can (DeleteIdentities): whoever asks for one then gets another ID. */
  forget(): void;
}

/** Keeps which identity ID belongs to which pool and login. */
export function createIdentities(): Identities {
  const known = new Map<string, Identity>();
  let generation = 0;
  return {
    get: (pool, user) => {
      const uuid = user === undefined ? randomUUID() : stableUuid(`${pool.id} ${user.sub} ${generation}`);
      const identity = { id: `${pool.region}:${uuid}`, pool, user };
      known.set(identity.id, identity);
      return identity;
    },
    find: id => known.get(id),
    forget: () => {
      known.clear();
      generation += 1;
    },
  };
}

/** The pool of this ID and region, or undefined. */
export function findIdentityPool({ identityPools }: Access, id: string, region: string): IdentityPool | undefined {
  return identityPools.find(pool => pool.id === id && pool.region === region);
}

function stableUuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
