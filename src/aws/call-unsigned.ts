import { HttpRequest } from '@smithy/core/protocols';
import type { clientConfig } from './client-config';

/** A service's error answer, as far as it can be read. */
export interface ErrorAnswer {
  readonly name?: string | undefined;
  readonly message?: string | undefined;
}

interface UnsignedCall {
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readError(text: string): ErrorAnswer;
}

/**
 * One POST that AWS wants no signature for, made with a client's own request handler and retried as its calls are.
 * Resolves to the answer's text; throws what the SDK's clients throw, so that aws-error.ts reads it.
 */
export async function callUnsigned(config: ReturnType<typeof clientConfig>, call: UnsignedCall): Promise<string> {
  const { retryStrategy } = config;
  let token = await retryStrategy.acquireInitialRetryToken();
  for (;;) {
    try {
      return await attempt(config, call);
    } catch (error) {
      token = await retryStrategy.refreshRetryTokenForRetry(token, { error });
      await new Promise(resolve => setTimeout(resolve, token.getRetryDelay()));
    }
  }
}

async function attempt(
  { requestHandler }: ReturnType<typeof clientConfig>,
  { url, headers, body, readError }: UnsignedCall,
): Promise<string> {
  const { protocol, hostname, port, pathname: path } = new URL(url);
  const request = new HttpRequest({
    ...{ protocol, hostname, path, method: 'POST', headers, body },
    ...(port && { port: Number(port) }),
  });
  const { response } = await requestHandler.handle(request);
  const text = await new Response(response.body).text();
  if (response.statusCode < 300) return text;
  const { name, message } = readError(text);
  throw Object.assign(new Error(message), {
    name: name || 'SyntaxError',
    $metadata: { httpStatusCode: response.statusCode, requestId: response.headers['x-amzn-requestid'] },
    $response: response,
  });
}
