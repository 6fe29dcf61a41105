import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { FieldText } from '../../ui/field-text';
import type { ConnectionDraftProps } from './connection-draft';

const endpoints = [
  ['cognitoIdentity', 'endpointCognito', 'https://vpce-….cognito-identity.us-east-1.vpce.amazonaws.com'],
  ['sageMaker', 'endpointSageMaker', 'https://api-fips.sagemaker.us-east-1.amazonaws.com'],
  ['sts', 'endpointSts', 'https://sts.us-east-1.amazonaws.com'],
] as const;

/** Addresses to call instead of AWS's public ones. Folded away, since few people need them. */
export function EndpointFields({ draft, problems, change }: ConnectionDraftProps) {
  const [startsOpen] = useState(() => endpoints.some(([member]) => draft[member] !== ''));
  return (
    <details class="form" open={startsOpen}>
      <summary>{t('endpoints')}</summary>
      <p class="muted">{t('endpointsHint')}</p>
      {endpoints.map(([member, label, placeholder]) => (
        <FieldText
          key={member}
          label={t(label)}
          value={draft[member]}
          monospace
          inputMode="url"
          placeholder={placeholder}
          problem={problems[member]}
          onInput={text => change({ [member]: text })}
        />
      ))}
    </details>
  );
}
