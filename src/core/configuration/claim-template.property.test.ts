import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleConnection, studioProfile } from '../../../test/support/example-document';
import { anyText, propertyRuns } from '../../../test/support/generated-documents';
import { fitsConstraint } from '../aws/fits-constraint';
import { failureOf } from '../failure/launch-failure';
import { presignInput } from '../launch/presign-input';
import { resolveNames } from '../launch/resolve-names';
import { parseTemplate, resolveTemplate } from './claim-template';
import { isTemplate } from './templates';

const claimName = fc.constantFrom('email', 'name', 'cognito:username', 'constructor', '__proto__');
const transform = fc.constantFrom('localpart', 'lower', 'slug', 'upper', '');
const template = fc
  .tuple(claimName, fc.array(transform, { maxLength: 3 }))
  .map(([name, transforms]) => `\${${['claim:', name].join('')}${transforms.map(each => `|${each}`).join('')}}`);
const piece = fc.oneof(anyText, template, fc.constantFrom('${', '}', '|', 'claim:', '-', 'lab'));
const name = fc.array(piece, { maxLength: 4 }).map(pieces => pieces.join(''));
const claims = fc.dictionary(fc.constantFrom('email', 'name', 'cognito:username'), anyText);

test('any name is read, and resolved with any claims, without a throw; one without a template is itself', () => {
  let templates = 0;
  fc.assert(
    fc.property(name, claims, (text, of) => {
      const resolved = resolveTemplate(text, of);
      if (isTemplate(text) && parseTemplate(text).ok) templates += 1;
      else expect(resolved).toEqual({ ok: true, text });
      if (!resolved.ok) expect(text).toContain(resolved.claim);
    }),
    propertyRuns,
  );
  expect(templates).toBeGreaterThan(propertyRuns.path ? 0 : propertyRuns.numRuns / 20);
});

test('a slug is a name that AWS takes, or its claim is missing', () => {
  fc.assert(
    fc.property(anyText, fc.string({ unit: 'grapheme', maxLength: 200 }), (some, other) => {
      for (const claim of [some, other]) {
        const resolved = resolveTemplate(`\${claim:a|slug}`, { a: `${claim}x` });
        expect(!resolved.ok || fitsConstraint('userProfileName', resolved.text)).toBe(true);
        const bare = resolveTemplate(`\${claim:a|slug}`, { a: claim });
        expect(!bare.ok || fitsConstraint('spaceName', bare.text)).toBe(true);
      }
    }),
    propertyRuns,
  );
});

test('whatever a profile and a person’s claims are, SageMaker is sent names that it takes, or nobody is asked', () => {
  fc.assert(
    fc.property(name, name, claims, (userProfileName, spaceName, of) => {
      const profile = { ...studioProfile, userProfileName, spaceName };
      try {
        const { input } = presignInput(
          resolveNames(profile, { issuer: 'https://id.example', subject: 'alice', claims: of }),
          exampleConnection,
        );
        const { UserProfileName, SpaceName } = { UserProfileName: '', SpaceName: '', ...input };
        expect(fitsConstraint('userProfileName', UserProfileName)).toBe(true);
        expect(fitsConstraint('spaceName', SpaceName)).toBe(true);
      } catch (error) {
        expect(['field-invalid', 'claim-unusable']).toContain(failureOf(error).code);
      }
    }),
    propertyRuns,
  );
});
