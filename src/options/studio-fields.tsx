import { landingAppNames, landingApps } from '../core/landing-uri';
import { defaultExpiresInSeconds } from '../core/presign-input';
import { FieldSelect } from '../ui/field-select';
import { FieldText } from '../ui/field-text';
import type { DraftProps } from './draft-props';
import { type LandingChoice, landingUriOf } from './profile-draft';

/** What the editor asks of a profile that opens Studio. */
export function StudioFields({ draft, problems, change }: DraftProps) {
  const landingUri = landingUriOf(draft);
  return (
    <>
      <div class="pair">
        <FieldText
          label="Domain ID"
          value={draft.domainId}
          required
          monospace
          placeholder="d-abcdefgh1234"
          problem={problems.domainId}
          onInput={domainId => change({ domainId })}
        />
        <FieldText
          label="User profile"
          value={draft.userProfileName}
          required
          problem={problems.userProfileName}
          onInput={userProfileName => change({ userProfileName })}
        />
      </div>
      <FieldText
        label="Space"
        value={draft.spaceName}
        hint="Needed to land in an app such as JupyterLab or Code Editor. Empty for none."
        problem={problems.spaceName}
        onInput={spaceName => change({ spaceName })}
      />
      <div class="pair">
        <FieldSelect
          label="Landing"
          value={draft.landing}
          options={landingOptions}
          problem={problems.landing}
          touched
          onChange={landing =>
            change({ landing, landingText: landing === 'custom' ? (landingUri ?? '') : keptPath(draft) })
          }
        />
        {draft.landing !== 'none' && (
          <FieldText
            label={draft.landing === 'custom' ? 'Landing URI' : 'Path'}
            value={draft.landingText}
            monospace
            placeholder={draft.landing === 'custom' ? 'app:JupyterLab:lab/tree/work' : undefined}
            problem={problems.landingText}
            onInput={landingText => change({ landingText })}
          />
        )}
      </div>
      <p class="muted result">
        {landingUri === undefined ? (
          'No landing URI is sent: the domain decides where Studio opens.'
        ) : (
          <>
            Landing URI: <code>{landingUri}</code>
          </>
        )}
      </p>
      <FieldText
        label="Link expiry (seconds)"
        value={draft.expiresInSeconds}
        inputMode="numeric"
        hint={`How long the link may be opened: 5 to 300. Empty for ${defaultExpiresInSeconds}, which is enough, since it is opened at once.`}
        problem={problems.expiresInSeconds}
        onInput={expiresInSeconds => change({ expiresInSeconds })}
      />
    </>
  );
}

const landingOptions: { value: LandingChoice; text: string }[] = [
  { value: 'none', text: 'As the domain decides' },
  ...landingApps.map(app => ({ value: app, text: landingAppNames[app] })),
  { value: 'custom', text: 'Custom URI' },
];

/** A path is kept when another app is chosen; a URI is not, for it is no path. */
function keptPath({ landing, landingText }: DraftProps['draft']): string {
  return landing === 'custom' ? '' : landingText;
}
