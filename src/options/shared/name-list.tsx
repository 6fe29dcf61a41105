import { t } from '../../browser/api/translate';

const namesShown = 20;

/** A list of names. A long list shows the first ones, and how many more there are. */
export function NameList({ names }: { readonly names: readonly string[] }) {
  return (
    <ul class="names">
      {names.slice(0, namesShown).map((name, index) => (
        <li key={index}>{name}</li>
      ))}
      {names.length > namesShown && <li>{t('andMore', { count: names.length - namesShown })}</li>}
    </ul>
  );
}
