import { domains } from '../world';
import type { AccountRecords } from './account-records';
import { type Course, courseFrom, stageAt } from './course';
import {
  type AppRecord,
  type AppStatus,
  appSettingsName,
  defaultResourceSpec,
  type NotebookRecord,
  type NotebookStatus,
  type SpaceRecord,
  spaceArn,
  spaceRecord,
} from './records';
import type { NotebookChange, ResourcesChange, SpaceChange } from './resources-change';
import { deletedStages, deletionCourse, type Moment, startCourse, stopCourse, updateCourse } from './starts-and-stops';

/** Makes the records what a change says. Throws a RangeError for what is not there. */
export function changeRecords(records: AccountRecords, change: ResourcesChange, moment: Moment): void {
  for (const [id, settings] of Object.entries(change.domains ?? {})) {
    if (!domains.some(domain => domain.id === id)) throw new RangeError(`There is no domain ${id}`);
    records.domains.set(id, { ...records.domains.get(id), ...settings });
  }
  const spaces = new Map([...records.spaces.values()].map(space => [space.name, space]));
  for (const [name, wanted] of Object.entries(change.spaces ?? {})) {
    const before = spaces.get(name) ?? newSpace(name, wanted, moment);
    const space = changeSpace(before, wanted, moment);
    records.spaces.set(spaceArn(space), space);
    const app = changeApp(records.apps.get(spaceArn(space)), space, wanted, moment);
    if (app !== undefined) records.apps.set(spaceArn(space), app);
  }
  for (const [name, wanted] of Object.entries(change.notebookInstances ?? {})) {
    const before = records.notebooks.get(name);
    if (before === undefined) throw new RangeError(`There is no notebook instance ${name}`);
    records.notebooks.set(name, changeNotebook(before, wanted, moment));
  }
}

function newSpace(name: string, { domain: id, owner }: SpaceChange, { now }: Moment): SpaceRecord {
  const domain = domains.find(candidate => id === undefined || candidate.id === id);
  if (owner === undefined || domain === undefined) throw new RangeError(`There is no space ${name}`);
  const space = { name, owner, sharingType: 'Private', appType: 'JupyterLab', resourceSpec: {} } as const;
  return spaceRecord(domain, space, now);
}

function changeSpace(before: SpaceRecord, wanted: SpaceChange, { now }: Moment): SpaceRecord {
  const { domain: _domain, app: _app, resourceSpec, status, failureReason, ...changed } = wanted;
  const space = { ...before, ...changed };
  const appSettings = { DefaultResourceSpec: resourceSpec ?? defaultResourceSpec(before) };
  return {
    ...space,
    settings: { ...space.settings, AppType: space.appType, [appSettingsName(space.appType)]: appSettings },
    course: status === undefined ? before.course : courseFrom(now, { status, failureReason }),
  };
}

function changeApp(
  before: AppRecord | undefined,
  space: SpaceRecord,
  { app: status, failureReason }: SpaceChange,
  moment: Moment,
): AppRecord | undefined {
  if (status === undefined) return before && { ...before, space };
  const { now } = moment;
  const wasPending = before !== undefined && stageAt(before.course, now).status === 'Pending';
  const resourceSpec = wasPending ? before.resourceSpec : defaultResourceSpec(space);
  return {
    ...{ space, resourceSpec, tags: {}, created: wasPending ? before.created : now },
    wasStarted: wasPending || status === 'Pending',
    course: appCourse(status, resourceSpec.InstanceType ?? '', failureReason, moment),
  };
}

function appCourse(
  status: AppStatus,
  instanceType: string,
  failureReason: string | undefined,
  moment: Moment,
): Course<AppStatus> {
  if (status === 'Pending') return startCourse(moment, 'app', instanceType);
  if (status === 'Deleting') return deletionCourse(moment);
  if (status === 'Deleted') return courseFrom<AppStatus>(moment.now, ...deletedStages());
  return courseFrom(moment.now, { status, failureReason });
}

function changeNotebook(
  { told: _told, ...before }: NotebookRecord,
  wanted: NotebookChange,
  moment: Moment,
): NotebookRecord {
  const { status, failureReason, instanceType = before.instanceType } = wanted;
  if (status === undefined) return { ...before, instanceType };
  return { ...before, instanceType, course: notebookCourse(status, instanceType, failureReason, moment) };
}

function notebookCourse(
  status: NotebookStatus,
  instanceType: string,
  failureReason: string | undefined,
  moment: Moment,
): Course<NotebookStatus> {
  if (status === 'Pending') return startCourse(moment, 'notebookInstance', instanceType);
  if (status === 'Stopping') return stopCourse(moment);
  if (status === 'Updating') return updateCourse(moment, 'Stopped');
  return courseFrom(moment.now, { status, failureReason });
}
