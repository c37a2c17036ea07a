import { useState } from 'preact/hooks';
import type { Ceremonie } from '#device/desk.ts';
import { Icon } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import { Proef, proefGeslaagd } from '../proef.tsx';
import { Qr } from '#ui/qr.tsx';
import { Titel } from '../titel.tsx';
import { datum } from '../tijd.ts';
import { Vlak } from '../vlak.tsx';

interface Props {
  ceremonie: Pick<Ceremonie, 'noodsleutel' | 'vraagNoodsleutel'>;
  gemeente: string;
  vandaag: Date;
  onKlaar(getypt: readonly string[]): void;
}

/**
 * The emergency key: 24 words on a sheet that is printed and never stored. Typing three of them back happens with the
 * sheet gone from the screen, so that it proves the paper and not the eyesight.
 */
export function Noodsleutel({ ceremonie, gemeente, vandaag, onKlaar }: Props) {
  const [overtypen, setOvertypen] = useState(false);
  const [getypt, setGetypt] = useState<readonly string[]>(['', '', '']);
  const { noodsleutel, vraagNoodsleutel } = ceremonie;
  const klaar = proefGeslaagd(noodsleutel, vraagNoodsleutel, getypt);

  return (
    <>
      <Titel
        key={String(overtypen)}
        tekst={overtypen ? t.noodsleutel.titelProef : t.noodsleutel.titel}
        tabblad={t.bouw.noodsleutel}
      />
      <p class="inleiding">{overtypen ? t.noodsleutel.inleidingProef : t.noodsleutel.inleiding}</p>
      <div class="sleutelrij">
        {overtypen ? (
          <Proef woorden={noodsleutel} vraag={vraagNoodsleutel} getypt={getypt} onGetypt={setGetypt} />
        ) : (
          <div>
            <ol class="stappen klein-stap">
              {(
                [
                  [t.noodsleutel.stap1, t.noodsleutel.stap1Uit],
                  [t.noodsleutel.stap2, t.noodsleutel.stap2Uit],
                  [t.noodsleutel.stap3, t.noodsleutel.stap3Uit],
                ] as const
              ).map(([kop, uitleg], i) => (
                <li key={kop}>
                  <span class="nr">{i + 1}</span>
                  <div>
                    <b>{kop}</b>
                    <p>{uitleg}</p>
                  </div>
                </li>
              ))}
            </ol>
            <Vlak soort="letop" icon="circle-alert" kop={t.noodsleutel.foto}>
              <p>{t.noodsleutel.fotoUit}</p>
            </Vlak>
          </div>
        )}
        <figure class="sleutelblad" aria-label={t.noodsleutel.blad}>
          <h2>{t.noodsleutel.bladKop}</h2>
          <p class="onderkop">{t.noodsleutel.bladGemeente(gemeente, datum(vandaag))}</p>
          {overtypen ? (
            <p class="verborgen">
              <Icon name="eye-off" /> {t.noodsleutel.verborgen}
            </p>
          ) : (
            <>
              <Qr tekst={noodsleutel.join(' ')} naam={t.noodsleutel.qr} papier />
              <ol>
                {noodsleutel.map((woord, i) => (
                  <li key={i}>{woord}</li>
                ))}
              </ol>
            </>
          )}
          <p>{t.noodsleutel.bladVoet}</p>
        </figure>
      </div>
      <div class="slotrij">
        {overtypen ? (
          <>
            <button class="knop" type="button" onClick={() => setOvertypen(false)}>
              <Icon name="arrow-left" small /> {t.noodsleutel.toonWeer}
            </button>
            <div class="knoppen">
              {!klaar && <span class="zacht">{t.noodsleutel.nogNiet}</span>}
              <button
                class="knop knop--hoofd knop--desk"
                type="button"
                disabled={!klaar}
                onClick={() => onKlaar(getypt)}
              >
                {t.bouw.verder} <Icon name="arrow-right" small />
              </button>
            </div>
          </>
        ) : (
          <>
            <span class="zacht">{t.bouw.afbreken}</span>
            <div class="knoppen">
              <button class="knop" type="button" onClick={() => print()}>
                <Icon name="printer" small /> {t.noodsleutel.druk}
              </button>
              <button class="knop knop--hoofd knop--desk" type="button" onClick={() => setOvertypen(true)}>
                {t.noodsleutel.overtypen} <Icon name="arrow-right" small />
              </button>
            </div>
          </>
        )}
      </div>
    </>
  );
}
