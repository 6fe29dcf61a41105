import type { Clock } from '../clock';
import { type Domain, domains } from '../world';
import { type AccountRecords, firstRecords } from './account-records';
import { changeRecords } from './change-records';
import { type Course, type Stage, stageAt } from './course';
import {
  type AppRecord,
  defaultResourceSpec,
  type NotebookRecord,
  type SpaceRecord,
  spaceArn,
  type ToldLate,
} from './records';
import { usualResourceWays } from './resource-ways';
import type { DomainSettings, ResourcesChange } from './resources-change';
import type { NotebookState, ResourcesState, SpaceState } from './resources-state';
import type { Moment } from './starts-and-stops';

/** The spaces, their apps and the notebook instances of the account; they start and stop by the server's clock. */
export interface Resources {
  moment(): Moment;
  /** The stage that a resource is in at present. */
  stageOf<Status extends string>(record: { readonly course: Course<Status> }): Stage<Status>;
  domains(region: string): readonly Domain[];
  /** A record as AWS tells of it at present. */
  asTold<T extends ToldLate<T>>(record: T): T | undefined;
  findDomain(region: string, id: string): Domain | undefined;
  /** What was set of a domain and of its user profiles. */
  settingsOf(domain: Domain): DomainSettings;
  spaces(region: string): readonly SpaceRecord[];
  findSpace(domain: Domain, name: string): SpaceRecord | undefined;
  /** The app of a space, unless AWS has forgotten it. */
  findApp(space: SpaceRecord): AppRecord | undefined;
  /** Of a region, all that AWS has not forgotten. */
  apps(region: string): readonly AppRecord[];
  findNotebook(region: string, name: string): NotebookRecord | undefined;
  notebooks(region: string): readonly NotebookRecord[];
  putSpace(record: SpaceRecord): void;
  putApp(record: AppRecord): void;
  putNotebook(record: NotebookRecord): void;
  /** Changes from outside AWS. Throws a RangeError for a resource that is not there. */
  change(change: ResourcesChange): void;
  state(): ResourcesState;
  /** Back to the beginning: all spaces run. */
  reset(): void;
}

export function createResources(clock: Clock): Resources {
  let ways = usualResourceWays;
  let records: AccountRecords = firstRecords(clock.now());

  const moment = (): Moment => ({ ways, now: clock.now() });
  const stageOf: Resources['stageOf'] = ({ course }) => stageAt(course, clock.now());
  const isKnown = (app: AppRecord) => stageOf(app).status !== 'absent';
  const findApp = (space: SpaceRecord) => {
    const app = records.apps.get(spaceArn(space));
    return app && isKnown(app) ? app : undefined;
  };
  const domainsOf = (region: string) => domains.filter(domain => domain.region === region);
  const notebooks = (region: string) =>
    [...records.notebooks.values()].filter(({ instance }) => instance.region === region);

  function spaceState(space: SpaceRecord): SpaceState {
    const app = findApp(space);
    const [ofSpace, ofApp] = [stageOf(space), app && stageOf(app)];
    return {
      status: ofSpace.status,
      app: ofApp?.status ?? 'absent',
      instanceType: (app?.resourceSpec ?? defaultResourceSpec(space)).InstanceType,
      failureReason: ofApp?.failureReason ?? ofSpace.failureReason,
    };
  }

  function notebookState(notebook: NotebookRecord): NotebookState {
    const { status, failureReason } = stageOf(notebook);
    return { status, instanceType: notebook.instanceType, failureReason };
  }

  return {
    ...{ moment, stageOf, findApp, notebooks },
    domains: domainsOf,
    findDomain: (region, id) => domainsOf(region).find(domain => domain.id === id),
    asTold: record => (record.told && clock.now() < record.told.until ? record.told.before : record),
    settingsOf: ({ id }) => records.domains.get(id) ?? {},
    spaces: region => [...records.spaces.values()].filter(({ domain }) => domain.region === region),
    findSpace: (domain, name) => records.spaces.get(spaceArn({ domain, name })),
    apps: region => [...records.apps.values()].filter(app => app.space.domain.region === region && isKnown(app)),
    findNotebook: (region, name) => notebooks(region).find(({ instance }) => instance.name === name),
    putSpace: record => void records.spaces.set(spaceArn(record), record),
    putApp: record => void records.apps.set(spaceArn(record.space), record),
    putNotebook: record => void records.notebooks.set(record.instance.name, record),
    change: change => {
      ways = { ...ways, ...change.ways };
      changeRecords(records, change, moment());
    },
    state: () => ({
      spaces: Object.fromEntries([...records.spaces.values()].map(space => [space.name, spaceState(space)])),
      notebookInstances: Object.fromEntries(
        [...records.notebooks.values()].map(notebook => [notebook.instance.name, notebookState(notebook)]),
      ),
    }),
    reset: () => {
      ways = usualResourceWays;
      records = firstRecords(clock.now());
    },
  };
}
