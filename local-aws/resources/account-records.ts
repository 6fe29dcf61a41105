import { domains, notebookInstances } from '../world';
import { courseFrom } from './course';
import {
  type AppRecord,
  defaultResourceSpec,
  type NotebookRecord,
  type NotebookStatus,
  type SpaceRecord,
  spaceArn,
  spaceRecord,
} from './records';
import type { DomainSettings } from './resources-change';

/** All that is kept of the account's resources. */
export interface AccountRecords {
  /** By the IDs of the domains. */
  readonly domains: Map<string, DomainSettings>;
  /** By their ARNs. */
  readonly spaces: Map<string, SpaceRecord>;
  /** By the ARNs of their spaces. */
  readonly apps: Map<string, AppRecord>;
  /** By their names. */
  readonly notebooks: Map<string, NotebookRecord>;
}

/** How long ago everything was made that is there from the beginning, in milliseconds. */
const age = 3_600_000;

/** What is there from the beginning: everything runs but for the notebook instances that are stopped. */
export function firstRecords(now: number): AccountRecords {
  const created = now - age;
  const spaces = domains.flatMap(domain => domain.spaces.map(space => spaceRecord(domain, space, created)));
  const running = (space: SpaceRecord): AppRecord => ({
    ...{ space, resourceSpec: defaultResourceSpec(space), tags: {}, created, wasStarted: false },
    course: courseFrom(created, { status: 'InService' }),
  });
  return {
    domains: new Map(),
    spaces: new Map(spaces.map(space => [spaceArn(space), space])),
    apps: new Map(spaces.map(space => [spaceArn(space), running(space)])),
    notebooks: new Map(
      notebookInstances.map(instance => {
        const { instanceType, status } = instance;
        return [
          instance.name,
          { instance, instanceType, created, course: courseFrom<NotebookStatus>(created, { status }) },
        ];
      }),
    ),
  };
}
