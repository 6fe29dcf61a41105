const namesShown = 20;

/** Names one below the other; of very many the first ones, and how many more there are. */
export function NameList({ names }: { readonly names: readonly string[] }) {
  return (
    <ul class="names">
      {names.slice(0, namesShown).map((name, index) => (
        <li key={index}>{name}</li>
      ))}
      {names.length > namesShown && <li>and {names.length - namesShown} more</li>}
    </ul>
  );
}
