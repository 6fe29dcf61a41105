import type { Fault } from '../../../local-aws/fault';
import type { World } from './world';

/**
 * Has AWS or the provider keep its answers to an operation back until the function that is given is called: a test can look at
 * what is under way on however slow a machine, and waits no longer than that. The extension's own limit of 10 s holds.
 */
export function holdAnswers(world: World, fault: Fault): () => void {
  let release = () => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  world.aws.setFaults([{ ...fault, held }]);
  return release;
}
