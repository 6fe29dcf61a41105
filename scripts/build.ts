import { buildBoth } from './build/build-extension';

await buildBoth();
