export { demoConfiguration } from './demo-configuration';
export type { Fault } from './fault';
export type { Issued, IssuedKind } from './issued';
export type { LogEntry } from './log-entry';
export { type LocalAws, type LocalAwsOptions, startLocalAws } from './start-local-aws';
