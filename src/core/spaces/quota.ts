/** A quota of the account that is used up. */
export interface Quota {
  readonly name: string;
  readonly limit: string;
  readonly used: string;
}

/**
 * The quota in AWS's words: “The account-level service limit 'NAME' is 0 Apps, with current utilization of 0 Apps and a
 * request delta of 1 Apps.” `undefined` for other words.
 */
export function parseQuota(said: string | undefined): Quota | undefined {
  const [, name, limit, used] =
    /service limit ["'“‘]([^"'”’]{1,120})["'”’] is (\d{1,9})\b[^.]{0,60}utilization of (\d{1,9})\b/i.exec(said ?? '') ??
    [];
  return name && limit && used ? { name, limit, used } : undefined;
}
