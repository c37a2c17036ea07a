import { useId } from 'preact/hooks';
import { Icon } from '#ui/icon.tsx';
import { formulierTeksten as f } from '#i18n/nl/routevragen.ts';

interface Props {
  label: string;
  description?: string;
  error?: string | undefined;
  options: readonly { value: string; label: string }[];
  /** empty while nothing is chosen */
  value: string;
  onChoose(value: string): void;
}

/** One choice out of a list: pills while they can be overseen, a select when there are more. */
export function Choice({ label, description, error, options, value, onChoose }: Props) {
  const id = useId();
  const described = [description && `${id}-u`, error && `${id}-f`].filter(Boolean).join(' ');
  const help = (
    <>
      {description && (
        <p class="uitleg" id={`${id}-u`}>
          {description}
        </p>
      )}
      {error && (
        <p class="fout" id={`${id}-f`}>
          <Icon name="circle-alert" /> {error}
        </p>
      )}
    </>
  );
  if (options.length <= 4)
    return (
      <fieldset class={error ? 'veldgroep is-fout' : 'veldgroep'}>
        <legend class="label">{label}</legend>
        {help}
        <div class="pillen">
          {options.map((option) => (
            <label class="pil" key={option.value}>
              <input
                type="radio"
                name={id}
                checked={value === option.value}
                onChange={() => onChoose(option.value)}
              />
              <Icon name="check" /> {option.label}
            </label>
          ))}
        </div>
      </fieldset>
    );
  return (
    <div class={error ? 'veldgroep is-fout' : 'veldgroep'}>
      <label for={id}>{label}</label>
      {help}
      <select
        id={id}
        class="invoer"
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
        {...(described && { 'aria-describedby': described })}
        {...(error && { 'aria-invalid': true })}
      >
        <option value="" disabled>
          {f.kies}
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
