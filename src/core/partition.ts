interface Partition {
  readonly name: 'aws' | 'aws-cn' | 'aws-us-gov';
  readonly regions: RegExp;
  /** Where the API endpoints are: `api.sagemaker.<region>.<dnsSuffix>`. */
  readonly dnsSuffix: string;
  /** Where Studio is: `<label>.studio.<region>.<studioSuffix>`. */
  readonly studioSuffix: string;
}

/** The last two words of a region: where in its country or continent it is, and which one there. */
const place = '(?:(?:north|south)(?:east|west)?|east|west|central)-[1-9][0-9]?';

const partitions: readonly Partition[] = [
  {
    name: 'aws-cn',
    regions: new RegExp(`^cn-${place}$`),
    dnsSuffix: 'amazonaws.com.cn',
    studioSuffix: 'sagemaker.com.cn',
  },
  {
    name: 'aws-us-gov',
    regions: new RegExp(`^us-gov-${place}$`),
    dnsSuffix: 'amazonaws.com',
    studioSuffix: 'sagemaker.aws',
  },
  {
    name: 'aws',
    regions: new RegExp(`^(?:us|eu|ap|sa|ca|me|af|il|mx)-${place}$`),
    dnsSuffix: 'amazonaws.com',
    studioSuffix: 'sagemaker.aws',
  },
];

/**
 * The partition of a region, by the SDK's own `partitions` (which a test compares), but with the words that AWS makes its
 * regions' names of in the place of any: the name of a region becomes the name of a host. `undefined` for a text that is no
 * region, and for partitions whose Studio hosts are not publicly known.
 */
export function findPartition(region: string): Partition | undefined {
  return partitions.find(partition => partition.regions.test(region));
}
