import type { Verzendregel } from '#device/phone.ts';
import { refusals } from '#i18n/nl/refusals.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';

/** How many photos of a sealed signaal arrived: the text goes first, and says so by itself. */
export function Fotostand({
  bijlagen: { totaal, verstuurd, reden },
}: {
  bijlagen: NonNullable<Verzendregel['bijlagen']>;
}) {
  const zinnen: Record<string, string> = refusals.aflevering;
  return (
    <p class="klein zacht fotostand">
      <Icon name={verstuurd === totaal ? 'check' : 'camera'} small />
      <span>
        {v.mijnSignalen.fotos(verstuurd, totaal)}
        {reden !== undefined && zinnen[reden] && <> · {zinnen[reden]}</>}
      </span>
    </p>
  );
}
