import type { Profile } from '../../src/core/configuration/profile';

// Profiles as a company with many teams, stages and accounts has them; the same ones each time.

const people = ['alice', 'bob', 'chandra', 'dörte', 'emiko', 'farid', 'grace', 'hector', 'ingrid', 'joão'];
const teams = ['research', 'forecasting', 'risk', 'vision', 'speech', 'pricing', 'churn', 'fraud', 'maps'];
const stages = ['prod', 'staging', 'dev', 'sandbox'];
const landings = ['studio::', 'app:JupyterLab:lab/tree/train.ipynb', 'app:CodeEditor:', 'app:Canvas:models'];

/** Searches as people type them; the last two hold a typo each. */
export const searches = [
  'prod forecasting',
  'ingrid jupyterlab',
  'd-k3',
  'zürich',
  'reserach stagign',
  'quarterly vison',
  'risk canvas',
  'maps code @team',
];

/** How many connections the profiles belong to. */
export const connectionCount = 20;

export function makeProfile(number: number): Profile {
  const pick = (list: readonly string[], step: number) => list[Math.floor(number / step) % list.length] ?? '';
  const [person, team, stage] = [pick(people, 1), pick(teams, 3), pick(stages, 7)];
  const common = {
    id: `p${number}`,
    name: `${team} ${stage} ${number}`,
    connection: `c${number % connectionCount}`,
  };
  if (number % 10 === 9) {
    return { ...common, type: 'notebookInstance', notebookInstanceName: `${team}-${toAscii(person)}-${number}` };
  }
  return {
    ...common,
    type: 'studio',
    domainId: `d-${((number % 37) * 7_919_317 + 1_000_003).toString(36)}`,
    userProfileName: `${toAscii(person)}-${number}`,
    spaceName: `${toAscii(person)}-${team}`,
    landingUri: pick(landings, 2),
    keywords: [team, pick(['quarterly', 'gpu', 'Zürich', 'shared'], 5)],
  };
}

export function connectionName(profile: Profile): string {
  return `Account ${profile.connection.slice(1)}`;
}

/** A whole document of them, within the size that an import takes: without what makes them long. */
export function makeDocument(count: number, connection: object): object {
  const connections = Array.from({ length: connectionCount }, (_, number) => ({
    ...connection,
    id: `c${number}`,
    name: `Account ${number}`,
  }));
  const profiles = Array.from({ length: count }, (_, number) => {
    const { keywords: _keywords, landingUri: _uri, spaceName: _space, ...profile } = { ...makeProfile(number) };
    return profile;
  });
  return { version: 1, connections, profiles };
}

/** Names in AWS have no other letters. */
function toAscii(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '');
}
