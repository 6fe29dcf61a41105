import { describeIssue, type Problem, shortenFound } from '../words/describe-issue';
import { message, type Words } from '../words/message';
import { type ManagedProblem, type ManagedReason, managedMembers } from './managed-configuration';

const expectations: Readonly<Record<ManagedReason, Words>> = {
  'unknown-member': managedMembers.join(', '),
  misplaced: managedMembers.join(', '),
  secret: message('expectedNoSecret'),
  'too-many': message('formListLength'),
  'not-an-object': message('expectedObject'),
  'not-a-list': message('expectedList'),
  'repeated-id': message('expectedOwnId'),
  'no-connection': message('expectedConnectionId'),
  'no-profile': message('expectedProfileId'),
};

/** Describes a problem in a policy for a page: where, what was expected, what was found. */
export function describeManagedProblem(problem: ManagedProblem): Problem {
  const { path } = problem;
  if ('issue' in problem) {
    const described = describeIssue(problem.issue);
    return { ...described, path: [path, described.path].filter(Boolean).join('.') };
  }
  if ('problem' in problem) return { ...problem.problem, path };
  const { reason, found } = problem;
  const text = shortenFound(String(JSON.stringify(found)));
  return {
    path,
    expected: expectations[reason],
    found: reason === 'repeated-id' ? message('foundAgain', { id: text }) : text,
  };
}
