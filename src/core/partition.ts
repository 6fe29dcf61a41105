interface Partition {
  readonly name: 'aws' | 'aws-cn' | 'aws-us-gov';
  readonly regions: RegExp;
  /** Where the API endpoints are: `api.sagemaker.<region>.<dnsSuffix>`. */
  readonly dnsSuffix: string;
  /** Where Studio is: `<label>.studio.<region>.<studioSuffix>`. */
  readonly studioSuffix: string;
}

const partitions: readonly Partition[] = [
  { name: 'aws-cn', regions: /^cn-\w+-\d+$/, dnsSuffix: 'amazonaws.com.cn', studioSuffix: 'sagemaker.com.cn' },
  { name: 'aws-us-gov', regions: /^us-gov-\w+-\d+$/, dnsSuffix: 'amazonaws.com', studioSuffix: 'sagemaker.aws' },
  {
    name: 'aws',
    regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com',
    studioSuffix: 'sagemaker.aws',
  },
];

/**
 * The partition of a region, by the rules of the SDK's own `partitions` (which a test compares). `undefined` for
 * a text that is no region, and for partitions whose Studio hosts are not publicly known.
 */
export function findPartition(region: string): Partition | undefined {
  return partitions.find(partition => partition.regions.test(region));
}
