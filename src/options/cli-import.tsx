import type { CliProfile } from '../core/cli-input';
import type { Configuration } from '../core/configuration';
import { ProfileEditor } from './profile-editor';

interface CliImportProps {
  readonly current: Configuration;
  readonly profile: CliProfile;
  onSaved(name: string): void;
  onClose(): void;
}

/** What the AWS CLI's input does not say (its connection and a name) is asked in the profile's editor. */
export function CliImport({ current, profile, onSaved, onClose }: CliImportProps) {
  const [only, ...others] = current.connections;
  if (!only) return <p role="alert">This is a profile for the AWS CLI. Add a connection first: a profile needs one.</p>;
  const name = profile.type === 'studio' ? profile.userProfileName : profile.notebookInstanceName;
  const connection = others.length === 0 ? only.id : '';
  return (
    <ProfileEditor
      configuration={current}
      start={{ mode: 'add', profile: { ...profile, id: 'new', name, connection } }}
      onSaved={saved => onSaved(saved.name)}
      onClose={onClose}
    />
  );
}
