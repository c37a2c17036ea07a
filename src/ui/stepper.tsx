import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface Props {
  name: string;
  note: string;
  value: number;
  max: number;
  less: string;
  more: string;
  onStep(difference: 1 | -1): void;
}

/** A count that grows and shrinks by one, with a button for each. */
export function Stepper({ name, note, value, max, less, more, onStep }: Props) {
  const id = useId();
  return (
    <div class="stapper" role="group" aria-labelledby={id}>
      <span class="naam" id={id}>
        {name} <small>{note}</small>
      </span>
      <span class="knopjes">
        <button type="button" aria-label={less} disabled={value === 0} onClick={() => onStep(-1)}>
          <Icon name="minus" />
        </button>
        <output aria-labelledby={id}>{value}</output>
        <button type="button" aria-label={more} disabled={value >= max} onClick={() => onStep(1)}>
          <Icon name="plus" />
        </button>
      </span>
    </div>
  );
}
