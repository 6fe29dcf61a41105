import { translate } from '../../browser/api/translate';
import { describeRegion, regionNames } from '../../core/aws/regions';

/** Every known region, for a list that is searched by typing its code, its place or its partition. */
export function RegionOptions() {
  return (
    <>
      {Object.keys(regionNames).map(region => (
        <option key={region} value={region} label={translate(describeRegion(region) ?? region)} />
      ))}
    </>
  );
}
