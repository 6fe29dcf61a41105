export interface Partition {
  readonly name: 'aws' | 'aws-cn' | 'aws-us-gov';
  /** How its regions' names begin. */
  readonly starts: readonly string[];
  /** Where the API endpoints are: `api.sagemaker.<region>.<dnsSuffix>`. */
  readonly dnsSuffix: string;
  /** Where Studio is: `<label>.studio.<region>.<studioSuffix>`. */
  readonly studioSuffix: string;
}

const partitions: readonly Partition[] = [
  { name: 'aws-cn', starts: ['cn'], dnsSuffix: 'amazonaws.com.cn', studioSuffix: 'sagemaker.com.cn' },
  { name: 'aws-us-gov', starts: ['us-gov'], dnsSuffix: 'amazonaws.com', studioSuffix: 'sagemaker.aws' },
  {
    name: 'aws',
    starts: ['us', 'eu', 'ap', 'sa', 'ca', 'me', 'af', 'il', 'mx'],
    dnsSuffix: 'amazonaws.com',
    studioSuffix: 'sagemaker.aws',
  },
];

/** A country or a continent, where in it, and which one there: how AWS makes the names of its regions. */
const regionForm = /^([a-z]{2}(?:-gov)?)-(?:(?:north|south)(?:east|west)?|east|west|central)-[1-9][0-9]?$/;

/**
 * The partition of a region, by the SDK's own `partitions` (which a test compares), but with the words that AWS makes its
 * regions' names of in the place of any: the name of a region becomes the name of a host. `undefined` for a text that is no
 * region, and for partitions whose Studio hosts are not publicly known.
 */
export function findPartition(region: string): Partition | undefined {
  const start = regionForm.exec(region)?.[1];
  return start === undefined ? undefined : partitions.find(({ starts }) => starts.includes(start));
}
