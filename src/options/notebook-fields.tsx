import { FieldSelect } from '../ui/field-select';
import { FieldText } from '../ui/field-text';
import type { DraftProps } from './draft-props';
import { buildNotebookPath } from './notebook-landing';

/** What the editor asks of a profile that opens a notebook instance. */
export function NotebookFields({ draft, problems, change }: DraftProps) {
  const { notebookLanding, notebookText } = draft;
  const path = buildNotebookPath(notebookLanding, notebookText);
  return (
    <>
      <FieldText
        label="Notebook instance"
        value={draft.notebookInstanceName}
        required
        problem={problems.notebookInstanceName}
        onInput={notebookInstanceName => change({ notebookInstanceName })}
      />
      <div class="pair">
        <FieldSelect
          label="Landing"
          value={notebookLanding}
          options={[
            { value: 'classic', text: 'Classic Jupyter' },
            { value: 'lab', text: 'JupyterLab' },
            { value: 'file', text: 'A file in JupyterLab' },
            { value: 'path', text: 'Another path' },
          ]}
          onChange={landing => change({ notebookLanding: landing })}
        />
        {(notebookLanding === 'file' || notebookLanding === 'path') && (
          <FieldText
            label={notebookLanding === 'file' ? 'File' : 'Path'}
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
            Path on the instance: <code>/{path.replace(/^\/+/, '')}</code>
          </>
        ) : (
          'Opens what the instance shows first.'
        )}
      </p>
    </>
  );
}
