import { useId } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';

interface Props<T extends string> {
  legend: string;
  /** the legend is heard, not seen: the heading above says it already */
  legendHidden?: boolean;
  choices: readonly { value: T; label: string; icon?: IconName }[];
  value: T | undefined;
  onChoose(value: T): void;
}

/** Two to four choices side by side, of which one is chosen. */
export function Segment<T extends string>({ legend, legendHidden, choices, value, onChoose }: Props<T>) {
  const name = useId();
  return (
    <fieldset class="veldgroep">
      <legend class={legendHidden ? 'vo' : 'label'}>{legend}</legend>
      <div class="segment">
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            {choice.icon && <Icon name={choice.icon} />} {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
