import { createApp } from './create-app';
import { deleteApp } from './delete-app';
import { describeApp } from './describe-app';
import { describeDomain, describeUserProfile } from './describe-domain';
import { describeSpace } from './describe-space';
import { listApps } from './list-apps';
import {
  describeNotebookInstance,
  startNotebookInstance,
  stopNotebookInstance,
  updateNotebookInstance,
} from './notebook-operations';
import type { Operation } from './operation';
import { updateSpace } from './update-space';

/** SageMaker's operations on spaces, their apps and notebook instances, by AWS's names. */
export const operations: Readonly<Record<string, Operation>> = {
  CreateApp: createApp,
  DeleteApp: deleteApp,
  DescribeApp: describeApp,
  DescribeDomain: describeDomain,
  DescribeNotebookInstance: describeNotebookInstance,
  DescribeSpace: describeSpace,
  DescribeUserProfile: describeUserProfile,
  ListApps: listApps,
  StartNotebookInstance: startNotebookInstance,
  StopNotebookInstance: stopNotebookInstance,
  UpdateNotebookInstance: updateNotebookInstance,
  UpdateSpace: updateSpace,
};
