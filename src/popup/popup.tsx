import { FirstRun, UnreadableConfiguration } from './first-run';
import { Launcher } from './launcher';
import { usePopupData } from './use-popup';

export function Popup() {
  const data = usePopupData();
  if (!data) return <main class="popup" aria-busy="true" />;
  if (!data.configuration) return <UnreadableConfiguration />;
  if (data.configuration.profiles.length === 0) return <FirstRun />;
  return <Launcher data={data} configuration={data.configuration} />;
}
