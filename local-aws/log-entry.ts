/** One request as the local AWS saw and judged it. Never holds a secret. */
export interface LogEntry {
  /** Milliseconds since the epoch at which it arrived, by the server's clock. */
  readonly time: number;
  readonly host: string;
  /** For instance `SageMaker.CreatePresignedDomainUrl`, `CognitoIdentity.GetId`, `oidc.token`, `studio.auth`, `studio.page`. */
  readonly operation: string;
  /** The HTTP status; 0 if there was no answer. */
  readonly status: number;
  /** `ok`, or the reason in words. */
  readonly verdict: string;
  readonly detail?: Record<string, string>;
  /** The names of the cookies that came along, if any did. */
  readonly cookies?: readonly string[];
}
