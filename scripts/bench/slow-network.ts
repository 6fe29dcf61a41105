import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { chromiumArguments, type LocalAws } from '../../local-aws/index.ts';

/** A network between the browser and the local AWS, on loopback. */
export interface SlowNetwork {
  /** Leads to this AWS, for `WorldOptions.between`. */
  lead(aws: LocalAws): Promise<Pick<LocalAws, 'port' | 'chromiumArgs'>>;
  /** How long anything takes in each direction from now on, in milliseconds. */
  setDelay(milliseconds: number): void;
  /** Ends all connections, as if the browser had just started. */
  drop(): void;
  close(): void;
}

/**
 * Delays what is sent in each direction. Loopback connects at once: the first that a new connection sends waits for one
 * round trip more, which is what TCP's handshake takes.
 */
export function createSlowNetwork(): SlowNetwork {
  const open = new Set<Socket>();
  let delay = 0;
  let port = 0;
  const server = createServer({ noDelay: true }, client => {
    const aws = connect({ port, host: '127.0.0.1', noDelay: true });
    passOn(client, aws, 2 * delay);
    passOn(aws, client, 0);
    for (const socket of [client, aws]) {
      open.add(socket);
      socket.on('close', () => {
        open.delete(socket);
      });
    }
  });

  /** @param handshake milliseconds by which nothing can be sent before */
  function passOn(from: Socket, to: Socket, handshake: number): void {
    const ready = performance.now() + handshake;
    // In the order in which it came, also where the delay has changed meanwhile.
    let last = Promise.resolve();
    const later = (act: () => void) => {
      const at = Math.max(performance.now(), ready) + delay;
      last = last.then(async () => {
        await new Promise(resolve => setTimeout(resolve, at - performance.now()));
        act();
      });
    };
    from.on('data', chunk => later(() => to.destroyed || to.write(chunk)));
    from.on('end', () => later(() => to.end()));
    from.on('error', () => to.destroy());
    from.on('close', hadError => hadError && to.destroy());
  }

  return {
    lead: async aws => {
      port = aws.port;
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (typeof address !== 'object' || !address) throw new Error('The network has no port');
      return { port: address.port, chromiumArgs: chromiumArguments(address.port, aws.spki) };
    },
    setDelay: milliseconds => {
      delay = milliseconds;
    },
    drop: () => {
      for (const socket of open) socket.destroy();
    },
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
