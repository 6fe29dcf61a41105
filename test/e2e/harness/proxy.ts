import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { demoHost, sharedFileHost } from '../../../local-aws/find-host';

/** The names that the local AWS answers under; whatever else Firefox asks for by itself is refused. */
const awsHost = /\.(amazonaws\.com|amazoncognito\.com|sagemaker\.aws|aws\.amazon\.com):443$/;
const otherHosts = [demoHost, sharedFileHost].map(host => `${host}:443`);

/** A proxy on loopback that leads AWS's names to the local AWS: Firefox has no rules for host names. */
export async function startProxy(awsPort: number): Promise<{ readonly port: number; close(): void }> {
  const server = createServer((_, response) => response.writeHead(502).end());
  server.on('connect', ({ url = '' }, client, head) => {
    client.on('error', () => client.destroy());
    if (!awsHost.test(url) && !otherHosts.includes(url)) return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
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
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
