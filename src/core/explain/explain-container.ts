import type { Failure } from '../failure/launch-outcome';
import { message } from '../words/message';
import type { Explained } from './explanation';

/** Explains why a tab could not be opened in its container. */
export function explainContainer({ reason }: Failure): Explained {
  const title = message('containerUnusableTitle');
  if (reason === 'switched-off') {
    return {
      title,
      cause: message('containersSwitchedOffCause'),
      brief: message('containersSwitchedOffBrief'),
      remedy: { type: 'try-again', label: 'remedyTryAgain' },
    };
  }
  if (reason === 'not-created') {
    return {
      title,
      cause: message('containerNotCreatedCause'),
      brief: message('containerNotCreatedBrief'),
      remedy: { type: 'open-options', label: 'remedyOpenOptions' },
    };
  }
  return {
    title,
    cause: message('containersNotAllowedCause'),
    brief: message('containersNotAllowedBrief'),
    remedy: { type: 'allow-containers', label: 'remedyAllowContainers' },
  };
}
