import { expect, test } from 'vitest';
import { issuerOf, parametersText, readParameters } from './request-parameters';

test.each([
  ['https://id.example/realms/x/.well-known/openid-configuration', 'https://id.example/realms/x'],
  ['https://id.example/.well-known/openid-configuration/', 'https://id.example'],
  ['https://id.example/o/.well-known/openid-configuration/ \n', 'https://id.example/o'],
  ['https://id.example/realms/x', 'https://id.example/realms/x'],
  ['https://id.example/.well-known', 'https://id.example/.well-known'],
  [
    'https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_A/.well-known/openid-configuration',
    'https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_A',
  ],
  ['us-east-1_AbCdEfGhI', 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'],
  [' cn-north-1_aB12cDe34\n', 'https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_aB12cDe34'],
  ['us-gov-west-1_aB12cDe34', 'https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_aB12cDe34'],
  ['us-east-1_AbCdEfGh', 'us-east-1_AbCdEfGh'],
  ['zz-nowhere-1_aB12cDe34', 'zz-nowhere-1_aB12cDe34'],
  ['us-east-1:AbCdEfGhI', 'us-east-1:AbCdEfGhI'],
  ['', ''],
])('94: of “%s” the issuer is “%s”', (pasted, issuer) => {
  expect(issuerOf(pasted)).toBe(issuer);
});

test.each<[text: string, parameters: Record<string, string> | undefined]>([
  ['kc_idp_hint=corporate', { kc_idp_hint: 'corporate' }],
  [' prompt=select_account&login_hint=a%40b.example ', { prompt: 'select_account', login_hint: 'a@b.example' }],
  ['?domain_hint=x', { domain_hint: 'x' }],
  ['prompt=consent&prompt=login', { prompt: 'login' }],
  ['', undefined],
  ['  ', undefined],
])('99: “%s” are the parameters %j', (text, parameters) => {
  expect(readParameters(text)).toEqual(parameters);
});

test('99: what is shown of parameters is read as the same', () => {
  const parameters = { login_hint: 'Zoë & co@b.example', acr_values: 'a b=c' };
  expect(readParameters(parametersText(parameters))).toEqual(parameters);
  expect(parametersText(undefined)).toBe('');
});
