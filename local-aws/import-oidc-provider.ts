import type * as OidcProvider from 'oidc-provider';

/**
 * Imports oidc-provider without the one warning that is known and harmless: version 9 asks for Node 22, and runs on 20.
 * All its other warnings and notices are shown.
 */
export async function importOidcProvider(): Promise<typeof OidcProvider> {
  const { warn } = console;
  console.warn = (...values: readonly unknown[]) => {
    if (!String(values[0]).includes('oidc-provider WARNING: Unsupported runtime')) warn(...values);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
