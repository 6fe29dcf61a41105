import { type Claims, resolveTemplate } from '../configuration/claim-template';
import { isTemplate } from '../configuration/templates';

/** Claims by which a company tells people apart. Others, such as `locale`, might be somebody's name by chance. */
const namingClaims = [
  ...['sub', 'email', 'preferred_username', 'username', 'cognito:username', 'nickname', 'name'],
  ...['upn', 'unique_name', 'oid', 'uid'],
];
/** As docs/claims.md has them for names of user profiles, which have neither spaces nor signs. */
const forms = ['', '|localpart', '|slug', '|localpart|slug'];

/**
 * Tells which user profile is somebody's own, by its name: what a template of the connection's profiles makes of the
 * person's claims, or a claim itself, in a form that a user profile can have. AWS's list tells no tags, and compares names
 * without case.
 */
export function ownNameFinder(
  claims: Claims | undefined,
  names: Iterable<string>,
): (userProfileName: string) => boolean {
  const templates = [
    ...[...names].filter(isTemplate),
    ...namingClaims.flatMap(claim => forms.map(form => `\${claim:${claim}${form}}`)),
  ];
  const own = new Set(
    claims === undefined
      ? []
      : templates.flatMap(template => {
          const resolved = resolveTemplate(template, claims);
          return resolved.ok ? [resolved.text.toLowerCase()] : [];
        }),
  );
  return name => own.has(name.toLowerCase());
}
