export { chromiumArguments } from './chromium-arguments';
export { demoConfiguration } from './demo-configuration';
export type { Fault } from './fault';
export type { Issued, IssuedKind } from './issued';
export type { LogEntry } from './log-entry';
export type { SeenRequest } from './seen-request';
export { type LocalAws, type LocalAwsOptions, startLocalAws } from './start-local-aws';
