import { useId } from 'preact/hooks';
import { Icon } from '#ui/icon.tsx';
import { formulierTeksten as f } from '#i18n/nl/routevragen.ts';

interface Props {
  label: string;
  uitleg?: string;
  fout?: string | undefined;
  options: readonly { value: string; label: string }[];
  /** empty while nothing is chosen */
  value: string;
  onChoose(value: string): void;
}

/** One choice out of a list: pills while they can be overseen, a select when there are more. */
export function Choice({ label, uitleg, fout, options, value, onChoose }: Props) {
  const id = useId();
  const described = [uitleg && `${id}-u`, fout && `${id}-f`].filter(Boolean).join(' ');
  const help = (
    <>
      {uitleg && (
        <p class="uitleg" id={`${id}-u`}>
          {uitleg}
        </p>
      )}
      {fout && (
        <p class="fout" id={`${id}-f`}>
          <Icon name="circle-alert" /> {fout}
        </p>
      )}
    </>
  );
  if (options.length <= 4)
    return (
      <fieldset class={fout ? 'veldgroep is-fout' : 'veldgroep'}>
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
    <div class={fout ? 'veldgroep is-fout' : 'veldgroep'}>
      <label for={id}>{label}</label>
      {help}
      <select
        id={id}
        class="invoer"
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
        {...(described && { 'aria-describedby': described })}
        {...(fout && { 'aria-invalid': true })}
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
