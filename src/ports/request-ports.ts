import { heldRequests } from '../browser/store/held-requests';
import type { LaunchBudget } from '../core/launch/launch-budget';
import type { RequestPorts } from '../sign-in/http-options';
import { createBudget } from './create-budget';

/** What every request to an identity provider needs, with a budget of its own unless one is given. */
export function requestPorts(budget: LaunchBudget = createBudget()): RequestPorts {
  return { budget, held: heldRequests };
}
