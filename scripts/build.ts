import { buildExtension } from './build/build-extension';

await buildExtension('chrome');
await buildExtension('firefox');
