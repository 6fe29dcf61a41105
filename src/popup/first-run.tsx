import { openOptionsPage } from '../browser/pages';
import { FailureCard } from './failure-card';

/** Shown while there is nothing to launch. */
export function FirstRun() {
  return (
    <main class="popup first-run">
      <h1>No profiles yet</h1>
      <p>
        A profile names a SageMaker domain and who opens it. Your administrator can hand you a configuration to import.
      </p>
      <button type="button" class="primary" onClick={() => void openOptionsPage()}>
        Import a configuration
      </button>
      <button type="button" onClick={() => void openOptionsPage('add-connection')}>
        Set up a connection
      </button>
    </main>
  );
}

export function UnreadableConfiguration() {
  return (
    <main class="popup">
      <FailureCard failure={{ code: 'configuration-unreadable' }} onRemedy={() => void openOptionsPage()} />
    </main>
  );
}
