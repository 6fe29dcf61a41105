import * as v from 'valibot';
import { refuse } from '../refusal';
import { appKeysSchema, describeKeys, findAppTarget, ownershipConditions } from './app-target';
import { allow, type Operation } from './operation';
import { requireDomain } from './require';
import { deletionCourse } from './starts-and-stops';

/** DeleteApp: stops the app of a space, which AWS knows for another 24 hours. */
export const deleteApp: Operation = call => {
  const { resources, region } = call;
  const keys = v.parse(appKeysSchema, call.input);
  const { arn, space, app } = findAppTarget(call, 'DeleteApp', keys);
  const conditions = ownershipConditions(space);
  allow(call, { action: 'sagemaker:DeleteApp', resource: arn, tags: app?.tags ?? {}, conditions });
  requireDomain(resources, region, keys.DomainId);
  const status = app && resources.stageOf(app).status;
  // Both unconfirmed wording.
  if (app === undefined || status === 'Deleted') throw refuse('ResourceNotFound', `App [${arn}] does not exist.`);
  if (status === 'Pending' || status === 'Deleting') {
    throw refuse('ResourceInUse', `App [${arn}] cannot be deleted in status [${status}].`);
  }
  resources.putApp({ ...app, course: deletionCourse(resources.moment()) });
  return { detail: describeKeys(keys) };
};
