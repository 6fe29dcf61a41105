import { send } from '../../browser/api/messaging';
import { t, translate } from '../../browser/api/translate';
import { onSignInChanged } from '../../browser/store/session-items';
import { fitsConstraint } from '../../core/aws/fits-constraint';
import type { Connection } from '../../core/configuration/connection';
import { claimText } from '../../core/explain/explain-claim';
import type { TemplateField } from '../../core/kinds/kinds';
import { isTemplateOf } from '../../core/launch/resolve-names';
import type { ResolvedNames } from '../../core/protocol';
import { message } from '../../core/words/message';
import { useLive } from '../../ui/use-live';

interface NamePreviewProps {
  readonly field: TemplateField;
  /** A name with a template, which may not be valid yet. */
  readonly name: string;
  readonly connection: Connection | undefined;
}

/** Shows the name that a template gives the person signed in to the connection, with a warning about relying on it. */
export function NamePreview({ field, name, connection }: NamePreviewProps) {
  const isValid = isTemplateOf(field, name);
  const connectionId = connection?.id;
  const read = async () =>
    isValid && connectionId !== undefined
      ? { resolved: await send('findResolvedNames', { connectionId, names: [name] }).catch(() => undefined) }
      : undefined;
  const onChanged = (callback: () => void) => (connectionId ? onSignInChanged(connectionId, callback) : () => {});
  const known = useLive(read, [onChanged], [connectionId, isValid, name]);
  const isGuest = connection?.signIn.type === 'guest';
  return (
    <>
      {isGuest ? <span>{t('claimOfGuests')} </span> : known && <span>{describe(field, known.resolved)} </span>}
      {t('claimWarning')}
    </>
  );
}

function describe(field: TemplateField, resolved: ResolvedNames | undefined): string {
  const [name] = resolved?.names ?? [];
  if (!resolved || !name) return t('claimOfNobody');
  const { person } = resolved;
  if (!name.ok) return t(name.isNotText ? 'claimIsNotText' : 'claimIsMissing', { person, claim: name.claim });
  const text = claimText(name.text);
  const fits = fitsConstraint(field, name.text);
  return translate(fits ? message('claimBecomes', { person, text }) : message('claimBecomesUnfit', { person, text }));
}
