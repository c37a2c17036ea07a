import { TextControl } from '#ui/text-control.tsx';
import { t } from '#i18n/nl/desk.ts';

interface Props {
  label: string;
  start: string;
  onText(tekst: string): void;
  /** she tried to go on */
  geprobeerd: boolean;
}

export const loginnaamGoed = (loginnaam: string): boolean => loginnaam.trim().length > 1;

/** The name with which a new member will log in. */
export function Loginnaamveld({ label, start, onText, geprobeerd }: Props) {
  return (
    <TextControl
      label={label}
      description={t.inrichten.loginnaamUitleg}
      start={start}
      onText={onText}
      error={geprobeerd && !loginnaamGoed(start) ? t.inrichten.loginnaamFout : undefined}
      extra={{ autocomplete: 'username' }}
      max={80}
    />
  );
}
