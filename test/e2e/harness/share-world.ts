import { shareWorld } from './shared-world';

await shareWorld();
