import { useState } from 'preact/hooks';
import type { Ceremonie } from '#device/desk.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import { Proef, proefGeslaagd } from '../proef.tsx';
import { Titel } from '../titel.tsx';
import { Vlak } from '../vlak.tsx';
import { type Geweigerd, Weigering } from '../weigering.tsx';

interface Props {
  ceremonie: Pick<Ceremonie, 'wachtzin' | 'vraagWachtzin'>;
  /** what the last button does */
  knop: string;
  bezig: boolean;
  reden: Geweigerd | undefined;
  onKlaar(getypt: readonly string[]): void;
}

/** The generated passphrase: shown once, written down, and three of its words typed back. */
export function Wachtzin({ ceremonie, knop, bezig, reden, onKlaar }: Props) {
  const [overtypen, setOvertypen] = useState(false);
  const [getypt, setGetypt] = useState<readonly string[]>(['', '', '']);
  const { wachtzin, vraagWachtzin } = ceremonie;
  const klaar = proefGeslaagd(wachtzin, vraagWachtzin, getypt);

  return (
    <>
      <Titel
        key={String(overtypen)}
        tekst={overtypen ? t.wachtzin.titelProef : t.wachtzin.titel}
        tabblad={t.bouw.wachtzin}
      />
      <p class="inleiding">{overtypen ? t.wachtzin.inleidingProef : t.wachtzin.inleiding}</p>
      {overtypen ? (
        <Proef woorden={wachtzin} vraag={vraagWachtzin} getypt={getypt} onGetypt={setGetypt} />
      ) : (
        <>
          <ol class="vel woorden" aria-label={t.wachtzin.woorden}>
            {wachtzin.map((woord, i) => (
              <li key={i}>{woord}</li>
            ))}
          </ol>
          <Vlak soort="rustig" icon="lock-keyhole" kop={t.wachtzin.bewaar}>
            <p>{t.wachtzin.bewaarUit}</p>
          </Vlak>
        </>
      )}
      <Weigering reden={reden} />
      <div class="slotrij">
        {overtypen ? (
          <>
            <button class="knop" type="button" disabled={bezig} onClick={() => setOvertypen(false)}>
              <Icon name="arrow-left" small /> {t.noodsleutel.toonWeer}
            </button>
            <div class="knoppen">
              {!klaar && <span class="zacht">{t.noodsleutel.nogNiet}</span>}
              <BusyButton
                busy={bezig}
                idle={knop}
                doing={t.wachtzin.bezig}
                look="knop--hoofd knop--desk"
                small
                type="button"
                disabled={!klaar}
                onClick={() => !bezig && onKlaar(getypt)}
              />
            </div>
          </>
        ) : (
          <>
            <span class="zacht">{t.bouw.afbreken}</span>
            <button class="knop knop--hoofd knop--desk" type="button" onClick={() => setOvertypen(true)}>
              {t.wachtzin.overtypen} <Icon name="arrow-right" small />
            </button>
          </>
        )}
      </div>
    </>
  );
}
