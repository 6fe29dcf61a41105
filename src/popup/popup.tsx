import { FirstRun, UnreadableConfiguration } from './first-run';
import { Launcher } from './launcher';
import { usePopupData } from './use-popup';

export function Popup() {
  const data = usePopupData();
  if (!data) return <Loading />;
  if (!data.configuration) return <UnreadableConfiguration />;
  if (data.configuration.profiles.length === 0) return <FirstRun />;
  return <Launcher data={data} configuration={data.configuration} />;
}

/** Shown where reading takes long enough to be noticed (popup.css): the shape of what comes. */
function Loading() {
  return (
    <main class="popup loading" aria-busy="true">
      <div class="search" />
      <ul>
        <li />
        <li />
        <li />
      </ul>
    </main>
  );
}
