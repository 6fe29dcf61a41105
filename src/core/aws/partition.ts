export interface Partition {
  readonly name: 'aws' | 'aws-cn' | 'aws-us-gov';
  /** How its regions' names begin. */
  readonly starts: readonly string[];
  /** Where the API endpoints are: `api.sagemaker.<region>.<dnsSuffix>`. */
  readonly dnsSuffix: string;
  /** Where Studio is: `<label>.studio[-fips].<region>.<studioSuffix>`. */
  readonly studioSuffix: string;
  /** Where its console is: `<region>.<consoleSuffix>`. */
  readonly consoleSuffix: string;
}

const partitions: readonly Partition[] = [
  {
    ...{ name: 'aws-cn', starts: ['cn'], dnsSuffix: 'amazonaws.com.cn', studioSuffix: 'sagemaker.com.cn' },
    consoleSuffix: 'console.amazonaws.cn',
  },
  {
    ...{ name: 'aws-us-gov', starts: ['us-gov'], dnsSuffix: 'amazonaws.com', studioSuffix: 'sagemaker.aws' },
    consoleSuffix: 'console.amazonaws-us-gov.com',
  },
  {
    name: 'aws',
    starts: ['us', 'eu', 'ap', 'sa', 'ca', 'me', 'af', 'il', 'mx'],
    dnsSuffix: 'amazonaws.com',
    studioSuffix: 'sagemaker.aws',
    consoleSuffix: 'console.aws.amazon.com',
  },
];

/** The form of AWS's region names: a country or continent, a direction, and a number. */
const regionForm = /^([a-z]{2}(?:-gov)?)-(?:(?:north|south)(?:east|west)?|east|west|central)-[1-9][0-9]?$/;

/**
 * The partition of a region, as in the SDK's own `partitions` (a test compares the two). This pattern is stricter than
 * the SDK's: it accepts only the words that AWS uses in region names, since the region becomes part of a host name.
 * `undefined` for a text that is no region, and for partitions whose Studio hosts are not publicly known.
 */
export function findPartition(region: string): Partition | undefined {
  const start = regionForm.exec(region)?.[1];
  return start === undefined ? undefined : partitions.find(({ starts }) => starts.includes(start));
}

/**
 * AWS's other partitions, by how their regions' names begin; from the SDK's `partitions`, too. AWS tells where their API
 * is, but not where Studio is. Its entries for Studio in the public suffix list (https://publicsuffix.org) are of the
 * three partitions above alone. So a link could not be checked, and these regions are refused.
 */
const otherPartitions = /^(?:eusc-[a-z]{2}|us-iso[a-z]?|eu-iso[a-z]?)-[a-z]+-[1-9][0-9]?$/;

/** Whether a region is one of AWS's, but in a partition in which nobody outside AWS knows where Studio is. */
export function isUnsupportedRegion(region: string): boolean {
  return otherPartitions.test(region);
}
