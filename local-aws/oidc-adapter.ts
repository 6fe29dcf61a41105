import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiration: number;
}

/** Where oidc-provider keeps what it issues: in memory, one store for each provider, gone with the process. */
export function createOidcAdapter(): AdapterFactory {
  const entries = new Map<string, Entry>();

  function findLive(key: string): AdapterPayload | undefined {
    const entry = entries.get(key);
    if (entry !== undefined && entry.expiration > Date.now()) return entry.payload;
    entries.delete(key);
    return undefined;
  }

  function findBy(model: string, isWanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    const entry = [...entries].find(([key, { payload }]) => key.startsWith(`${model}:`) && isWanted(payload));
    return entry && findLive(entry[0]);
  }

  return model => {
    const keyOf = (id: string) => `${model}:${id}`;
    const adapter: Adapter = {
      upsert: async (id, payload, expiresIn) => {
        const expiration = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000;
        entries.set(keyOf(id), { payload, expiration });
      },
      find: async id => findLive(keyOf(id)),
      findByUid: async uid => findBy(model, payload => payload.uid === uid),
      findByUserCode: async userCode => findBy(model, payload => payload.userCode === userCode),
      consume: async id => {
        const payload = findLive(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async id => {
        entries.delete(keyOf(id));
      },
      revokeByGrantId: async grantId => {
        for (const [key, { payload }] of entries) {
          if (key.startsWith(`${model}:`) && payload.grantId === grantId) entries.delete(key);
        }
      },
    };
    return adapter;
  };
}
