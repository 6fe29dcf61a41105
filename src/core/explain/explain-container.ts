import type { Failure } from '../failure/launch-outcome';
import { message } from '../words/message';
import type { Explanation } from './explanation';

/** Explains why a tab could not be opened in its container. */
export function explainContainer({ reason }: Failure): Pick<Explanation, 'title' | 'cause' | 'remedy'> {
  const title = message('containerUnusableTitle');
  if (reason === 'switched-off') {
    return {
      title,
      cause: message('containersSwitchedOffCause'),
      remedy: { type: 'try-again', label: 'remedyTryAgain' },
    };
  }
  if (reason === 'not-created') {
    return {
      title,
      cause: message('containerNotCreatedCause'),
      remedy: { type: 'open-options', label: 'remedyOpenOptions' },
    };
  }
  return {
    title,
    cause: message('containersNotAllowedCause'),
    remedy: { type: 'allow-containers', label: 'remedyAllowContainers' },
  };
}
