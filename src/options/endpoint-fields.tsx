import { useState } from 'preact/hooks';
import { FieldText } from '../ui/field-text';
import type { ConnectionDraftProps } from './connection-editor';

const endpoints = [
  ['cognitoIdentity', 'Cognito identity endpoint', 'https://vpce-….cognito-identity.us-east-1.vpce.amazonaws.com'],
  ['sageMaker', 'SageMaker endpoint', 'https://api-fips.sagemaker.us-east-1.amazonaws.com'],
  ['sts', 'STS endpoint', 'https://sts.us-east-1.amazonaws.com'],
] as const;

/** Addresses to call instead of AWS's public ones; folded away, since few need them. */
export function EndpointFields({ draft, problems, change }: ConnectionDraftProps) {
  const [startsOpen] = useState(() => endpoints.some(([member]) => draft[member] !== ''));
  return (
    <details class="form" open={startsOpen}>
      <summary>Endpoints (advanced)</summary>
      <p class="muted">For interface VPC endpoints and FIPS. Empty for AWS’s public addresses.</p>
      {endpoints.map(([member, label, placeholder]) => (
        <FieldText
          key={member}
          label={label}
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
