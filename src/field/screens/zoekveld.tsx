import { useId } from 'preact/hooks';
import { Icon } from '#ui/icon.tsx';

interface Props {
  label: string;
  voorbeeld: string;
  start?: string;
  onText(tekst: string): void;
}

/** Finds while you type. What is typed is not kept, corrected or remembered. */
export function Zoekveld({ label, voorbeeld, start = '', onText }: Props) {
  const id = useId();
  return (
    <div class="zoek" role="search">
      <label class="vo" for={id}>
        {label}
      </label>
      <Icon name="search" />
      <input
        class="invoer"
        id={id}
        type="text"
        enterkeyhint="search"
        defaultValue={start}
        placeholder={voorbeeld}
        maxLength={80}
        autocomplete="off"
        autoCapitalize="none"
        spellcheck={false}
        translate={false}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}
