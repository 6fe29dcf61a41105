import { createApp } from './create-app';
import { deleteApp } from './delete-app';
import { describeApp } from './describe-app';
import { describeDomain, describeUserProfile } from './describe-domain';
import { describeSpace } from './describe-space';
import { listApps } from './list-apps';
import { listDomains } from './list-domains';
import { listNotebookInstances } from './list-notebook-instances';
import { listSpaces } from './list-spaces';
import { listUserProfiles } from './list-user-profiles';
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
  ListDomains: listDomains,
  ListNotebookInstances: listNotebookInstances,
  ListSpaces: listSpaces,
  ListUserProfiles: listUserProfiles,
  StartNotebookInstance: startNotebookInstance,
  StopNotebookInstance: stopNotebookInstance,
  UpdateNotebookInstance: updateNotebookInstance,
  UpdateSpace: updateSpace,
};
