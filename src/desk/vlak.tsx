import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '#ui/icon.tsx';

interface Props {
  soort?: 'info' | 'letop' | 'klaar' | 'acuut' | 'rustig';
  icon: IconName;
  kop: string;
  /** read aloud at once: for the answer to something just done */
  direct?: boolean;
  children?: ComponentChildren;
}

/** A banner: icon, bold line, one sentence. */
export function Vlak({ soort = 'info', icon, kop, direct = false, children }: Props) {
  return (
    <div
      class={soort === 'info' ? 'melding' : `melding melding--${soort}`}
      {...(direct && { role: 'alert' })}
    >
      <Icon name={icon} />
      <b>{kop}</b>
      {children}
    </div>
  );
}
