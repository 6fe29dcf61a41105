/**
 * Addresses that a script of the package may hold, each with its reason. No code is ever loaded from one (the pages'
 * content security policy); a dependency that calls home is what this list is there to notice.
 */
const known: readonly (readonly [address: RegExp, reason: string])[] = [
  [/^http:\/\/www\.w3\.org\/(1998\/Math\/MathML|1999\/xhtml|2000\/svg)$/, 'names of XML namespaces, for Preact'],
  [/^http:\/\/www\.apple\.com\/DTDs\/PropertyList-1\.0\.dtd$/, 'the name of a document type, in exported policies'],
  [
    /^https?:\/\/(cognito-identity|sagemaker|sts)\.amazonaws\.com\/doc\/[\d-]+\/$/,
    'names of XML namespaces, in the SDK',
  ],
  [
    /^https:\/\/(api|api-fips|cognito-identity|sts)[a-z.-]*\.(\{Region\}|us-(east|west)-\d)\.(amazonaws\.com|\{PartitionResult#\w+\})$/,
    'AWS’s endpoints, in the SDK’s rules and as examples beside fields',
  ],
  [
    /^https:\/\/sts\.amazonaws\.com$/,
    'an endpoint in the SDK’s rules, which calls it only for who asks for the one of no region',
  ],
  [
    /^https:\/\/github\.com\/aws\/aws-sdk-js-v3(\/blob\/main\/[\w./-]+|#[\w-]+)$/,
    'pages that errors of the SDK point to',
  ],
  [/^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_AbCdEfGhI$/, 'an example beside a field'],
  [/^https:\/\/(vpce-)?…/, 'examples beside fields, and what a refused link is held against'],
  [/^https:\/\/\*\.sagemaker\.(aws|com\.cn)\/\*$/, 'match patterns of the tabs that a launch may have opened'],
  [/^https:\/\/studio-launcher-demo\.localhost\//, 'the demo on this computer itself (RFC 6761)'],
  [/^https:\/\/\[::1\]$/, 'what the SDK asks the browser’s Request about, and never sends'],
];

/**
 * No host at all (`https://` alone, the match pattern of every host), or one that is only known as it runs: that is data,
 * which is checked where it comes in.
 */
const hostless = /^(https?|wss?):\/\/(\*?\$\{|\*\/\*$|$)/;

/** Every address with a host in a script that is not on the list: `https:`, `wss:`, and those without a scheme. */
export function findRemoteHosts(code: string): string[] {
  const addresses = code.match(/\b(https?|wss?):\/\/[^"'`\\\s)]*|(?<=["'`])\/\/(?=[\w-]+\.)[^"'`\\\s)]*/gi) ?? [];
  return addresses.filter(address => !hostless.test(address) && !known.some(([pattern]) => pattern.test(address)));
}
