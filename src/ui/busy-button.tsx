import type { ComponentProps } from 'preact';
import { Icon, type IconName } from './icon.tsx';

interface Props extends Omit<ComponentProps<'button'>, 'class' | 'icon'> {
  busy: boolean;
  /** what pressing it does, and what is being done */
  idle: string;
  doing: string;
  /** classes beside `knop` */
  look?: string;
  icon?: IconName;
  small?: boolean;
}

/** A button that says what it is doing while it does it: it keeps its place, its icon turns, its text tells. */
export function BusyButton({
  busy,
  idle,
  doing,
  look = '',
  icon,
  small = false,
  type = 'submit',
  ...rest
}: Props) {
  const shown = busy ? 'loader-circle' : icon;
  return (
    <button {...rest} type={type} class={`knop ${look}${busy ? ' is-bezig' : ''}`} aria-busy={busy}>
      {shown && <Icon name={shown} small={small} />} {busy ? doing : idle}
    </button>
  );
}
