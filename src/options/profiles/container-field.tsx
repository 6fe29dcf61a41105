import { mayUseContainers, requestContainers } from '../../browser/api/container-permission';
import { findContainerNames, hasContainers } from '../../browser/api/containers';
import { onHostsChanged } from '../../browser/api/host-permissions';
import { t } from '../../browser/api/translate';
import { FieldText } from '../../ui/field-text';
import { useLive } from '../../ui/use-live';

interface ContainerFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  onChange(container: string): void;
}

/** The container that a profile opens in. In a browser without containers, the field shows only if it has a value. */
export function ContainerField({ value, problem, onChange }: ContainerFieldProps) {
  const hasAny = hasContainers();
  const known = useLive(findContainerNames, [], []);
  const isAllowed = useLive(async () => !hasAny || (await mayUseContainers()), [onHostsChanged], []);
  if (!hasAny && !value) return null;
  const choose = (container: string) => {
    // Ask first: after an await the browser no longer counts this as the person's action. Typing on asks again.
    // If the permission is still missing, a launch says so.
    if (container && isAllowed === false) void requestContainers().catch(() => undefined);
    onChange(container);
  };
  return (
    <FieldText
      label={t('container')}
      value={value}
      hint={t(hasAny ? 'containerHint' : 'containerIgnoredHint')}
      problem={problem}
      suggestions={(known ?? []).map(name => <option key={name} value={name} />)}
      onInput={choose}
    />
  );
}
