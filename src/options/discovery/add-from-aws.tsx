import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { regionNames } from '../../core/aws/regions';
import type { Configuration } from '../../core/configuration/configuration';
import { FieldSelect } from '../../ui/field-select';
import { Modal } from '../../ui/modal';
import { useSources } from '../sources/entry-source';
import { ChoosePlaces } from './choose-places';

interface AddFromAwsProps {
  readonly configuration: Configuration;
  /** The connection to begin with; the first one unless told. */
  readonly connectionId?: string | undefined;
  onClose(): void;
}

/** How long a region has to stay chosen before it is asked, in milliseconds. */
const regionMilliseconds = 500;

/** Makes profiles of what AWS lists for who is signed in to a connection. */
export function AddFromAws({ configuration, connectionId, onClose }: AddFromAwsProps) {
  const sources = useSources();
  const connections = configuration.connections.filter(sources.isAllowed);
  const [id, setId] = useState(connectionId ?? connections[0]?.id);
  const connection = connections.find(each => each.id === id);
  const [chosenRegion, setRegion] = useState<string>();
  if (!connection) return null;
  const region = chosenRegion ?? connection.region;
  const regions = [...new Set([connection.region, ...Object.keys(regionNames)])];
  return (
    <Modal title={t('addFromAws')} onCancel={onClose}>
      <div class="discovery-place">
        {connections.length > 1 && (
          <FieldSelect
            label={t('connection')}
            value={connection.id}
            options={connections.map(each => ({ value: each.id, text: each.name }))}
            onChange={chosen => {
              setId(chosen);
              setRegion(undefined);
            }}
          />
        )}
        <FieldSelect
          label={t('region')}
          value={region}
          options={regions.map(each => ({ value: each, text: nameOf(each) }))}
          onChange={setRegion}
        />
      </div>
      <ChoosePlaces
        key={`${connection.id} ${region}`}
        configuration={configuration}
        connection={connection}
        region={region}
        // Who passes over regions by the arrow keys asks for none of them.
        waitsFor={chosenRegion === undefined ? 0 : regionMilliseconds}
        onClose={onClose}
      />
    </Modal>
  );
}

/** `eu-west-1 · Europe (Ireland)` */
function nameOf(region: string): string {
  return [region, regionNames[region]].filter(Boolean).join(' · ');
}
