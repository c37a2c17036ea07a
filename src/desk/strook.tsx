interface Props {
  /** 1–7; 8 when the whole line was travelled */
  hier: number;
  zijspoor?: boolean;
  /** the route was left at `hier`: the track ends in a buffer */
  gestopt?: boolean;
  /** read aloud; without it the strip is decoration beside words that say the same */
  label?: string;
  breed?: boolean;
}

/** The line as seven dots: behind, here, ahead. */
export function Strook({ hier, zijspoor = false, gestopt = false, label, breed = false }: Props) {
  const stops = gestopt ? hier : 7;
  const stop = (nummer: number): string => {
    if (gestopt && nummer === hier) return 'is-geweest is-eind';
    if (nummer < hier) return 'is-geweest';
    if (nummer > hier) return '';
    return zijspoor ? 'is-hier is-zijspoor' : 'is-hier';
  };
  return (
    <ol
      class={['strook', breed && 'breed', gestopt && 'is-uit'].filter(Boolean).join(' ')}
      {...(label ? { 'aria-label': label } : { 'aria-hidden': true })}
    >
      {Array.from({ length: stops }, (_, i) => i + 1).map((nummer) => (
        <li key={nummer} class={stop(nummer)}>
          <b>{nummer === hier && !gestopt ? nummer : ''}</b>
        </li>
      ))}
    </ol>
  );
}
