import { t } from '../../browser/api/translate';
import { landingAppNames } from '../../core/aws/landing-uri';
import { suggest } from '../../core/discovery/suggest';
import { FieldSelect } from '../../ui/field-select';
import { FieldText } from '../../ui/field-text';
import { SuggestedOptions } from '../suggestions/suggested-options';
import type { Suggestions } from '../suggestions/use-suggestions';
import type { DraftProps } from './draft-props';
import { buildNotebookPath } from './notebook-landing';
import { whenStoppedNames } from './profile-words';

interface NotebookFieldsProps extends DraftProps {
  readonly suggestions: Suggestions;
}

/** The editor's fields for a profile that opens a notebook instance. */
export function NotebookFields({ draft, problems, change, suggestions }: NotebookFieldsProps) {
  const { notebookLanding, notebookText } = draft;
  const path = buildNotebookPath(notebookLanding, notebookText);
  return (
    <>
      <FieldText
        label={t('notebookInstance')}
        value={draft.notebookInstanceName}
        required
        problem={problems.notebookInstanceName}
        suggestions={
          <SuggestedOptions
            suggestions={suggest('notebookInstanceName', suggestions.found, draft, draft.notebookInstanceName)}
          />
        }
        onFocus={() => suggestions.ask('notebookInstances')}
        onInput={notebookInstanceName => change({ notebookInstanceName })}
      />
      <div class="pair">
        <FieldSelect
          label={t('landing')}
          value={notebookLanding}
          options={[
            { value: 'classic', text: t('landingClassic') },
            { value: 'lab', text: landingAppNames.JupyterLab },
            { value: 'file', text: t('landingFile') },
            { value: 'path', text: t('landingOtherPath') },
          ]}
          onChange={landing => change({ notebookLanding: landing })}
        />
        {(notebookLanding === 'file' || notebookLanding === 'path') && (
          <FieldText
            label={notebookLanding === 'file' ? t('file') : t('path')}
            value={notebookText}
            monospace
            placeholder={notebookLanding === 'file' ? 'work/train.ipynb' : 'tree/work'}
            problem={problems.notebookText}
            onInput={text => change({ notebookText: text })}
          />
        )}
      </div>
      <p class="muted result">
        {path ? (
          <>
            {t('pathOnInstance')} <code>/{path.replace(/^\/+/, '')}</code>
          </>
        ) : (
          t('opensFirstPage')
        )}
      </p>
    </>
  );
}

/** The editor's further fields for a profile that opens a notebook instance, of which Studio has no page. */
export function MoreNotebookFields({ draft, change }: DraftProps) {
  return (
    <FieldSelect
      label={t('whenStopped')}
      value={draft.whenStopped}
      options={(['ask', 'start'] as const).map(value => ({ value, text: t(whenStoppedNames[value]) }))}
      onChange={whenStopped => change({ whenStopped })}
    />
  );
}
