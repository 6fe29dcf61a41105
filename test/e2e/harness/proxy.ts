import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { demoHost } from '../../../local-aws/find-host';

/** The names that AWS answers under, those that are reserved for examples, and the demo's; what else is asked for is refused. */
const localHost = /\.(amazonaws\.com|amazoncognito\.com|sagemaker\.aws|aws\.amazon\.com|example):443$/;

export interface Proxy {
  readonly port: number;
  /** Calls back with each host that is asked for, also with those that are refused. */
  onAsked(callback: (host: string) => void): void;
  close(): void;
}

/** A proxy on loopback that leads AWS's names to the local AWS: Firefox has no rules for host names. */
export async function startProxy(awsPort: number): Promise<Proxy> {
  const server = createServer((_, response) => response.writeHead(502).end());
  server.on('connect', ({ url = '' }, client, head) => {
    client.on('error', () => client.destroy());
    const isLocal = localHost.test(url) || url === `${demoHost}:443`;
    if (!isLocal) return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const aws = connect(awsPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      aws.write(head);
      aws.pipe(client).pipe(aws);
    });
    aws.on('error', () => client.destroy());
    client.on('close', () => aws.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no port');
  return {
    port: address.port,
    onAsked: callback => {
      server.on('connect', ({ url = '' }) => callback(url.replace(/:\d+$/, '')));
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
