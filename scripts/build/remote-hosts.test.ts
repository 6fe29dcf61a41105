import { expect, test } from 'vitest';
import { findRemoteHosts } from './remote-hosts';

/** What a template puts in as it runs. */
const hole = ['$', '{host}'].join('');

test.each([
  ["fetch('https://telemetry.example/v1')", ['https://telemetry.example/v1']],
  [`new WebSocket(\`wss://evil.example:${hole}/\`)`, [`wss://evil.example:${hole}/`]],
  ['a="HTTP://evil.example"', ['HTTP://evil.example']],
  ["script.src='//cdn.example/x.js'", ['//cdn.example/x.js']],
  [`\`https://evil.example/${hole}\``, [`https://evil.example/${hole}`]],
  ["'http://www.w3.org.evil.example/2000/svg'", ['http://www.w3.org.evil.example/2000/svg']],
  ["'https://sts.us-east-1.amazonaws.com.evil.example'", ['https://sts.us-east-1.amazonaws.com.evil.example']],
])('in %s %j is found', (code, addresses) => {
  expect(findRemoteHosts(code)).toEqual(addresses);
});

test.each([
  ["'http://www.w3.org/2000/svg'"],
  [`\`https://${hole}/\``],
  ["text.startsWith('https://')"],
  ["'https://api.sagemaker.{Region}.{PartitionResult#dnsSuffix}'"],
  ['// a comment, and a/b.c'],
  ["'/src/launch/index.html'"],
])('%s holds none', code => {
  expect(findRemoteHosts(code)).toEqual([]);
});
