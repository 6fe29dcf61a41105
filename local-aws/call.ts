/** A request whose body has been read. */
export interface Call {
  readonly host: string;
  readonly region: string;
  readonly method: string;
  /** Path and query as they came. */
  readonly path: string;
  readonly url: URL;
  /** Lower-case names, as Node gives them. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A header that came once, or undefined. */
export function findHeader(call: Pick<Call, 'headers'>, name: string): string | undefined {
  const value = call.headers[name];
  return typeof value === 'string' ? value : undefined;
}
