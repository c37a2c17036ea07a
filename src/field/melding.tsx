import type { ComponentChildren } from 'preact';
import { t } from '#i18n/nl/field.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { useField } from './use-field.ts';

interface Props {
  soort?: 'letop' | 'klaar' | 'acuut' | 'rustig';
  icoon: IconName;
  kop: string;
  zin?: string;
  children?: ComponentChildren;
}

/** A banner: a bold line, one sentence, at most one thing to press. */
export function Melding({ soort, icoon, kop, zin, children }: Props) {
  return (
    <div class={soort ? `melding melding--${soort}` : 'melding'}>
      <Icon name={icoon} />
      <b>{kop}</b>
      {zin && <p>{zin}</p>}
      {children}
    </div>
  );
}

/** Says at once when a save was refused, what is safe and what to do. */
export function Bewaarfout() {
  const fout = useLive(useField().bewaarfout, undefined);
  return (
    <div role="alert" class="bewaarfout">
      {fout && (
        <Melding soort="letop" icoon="circle-alert" kop={t.bewaren[fout].kop} zin={t.bewaren[fout].zin} />
      )}
    </div>
  );
}
