import type { Acuut as Acuutmerk, Gps } from '#domain/signaal.ts';
import { useEffect, useReducer, useState } from 'preact/hooks';
import { t } from '#i18n/nl/field.ts';
import { tijd } from '#i18n/nl/moment.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Segment } from '#ui/segment.tsx';
import { zonder } from '../antwoorden.ts';
import { plaatsregels, useGps } from '../plaats.ts';
import { Regionummers, useRegionummers } from '../regionummers.tsx';
import { useField, useSignaal } from '../use-field.ts';
import { Duim, Kop, Titel, Veld } from '../veld.tsx';

type Gebeld = NonNullable<Acuutmerk['gebeld112']>;

/** What to do now. Works without a concept, without data and without the vault; can always be left. */
export function Acuut({ onSluit }: { onSluit?: () => void }) {
  const session = useField();
  const { router } = session;
  const signaal = useSignaal();
  const [, teken] = useReducer((n: number) => n + 1, 0);
  // who finds a locked phone learns nothing of whom this municipality works with
  const dagEnNacht = (useRegionummers() ?? []).filter(({ acuut }) => acuut && !onSluit);
  const merk = signaal ? signaal.acuut : session.los.acuut;

  // Who comes here during a signaal marks danger; „Niet acuut” takes it back.
  useEffect(() => {
    if (session.concept.value) session.markeerAcuut();
  }, [session]);

  const gebeld = (gebeld112: Gebeld) => {
    session.markeerAcuut((nu) => ({ ...nu, gebeld112, gebeldOp: session.now().toISOString() }));
    teken(0);
  };
  /** Leaving takes the mark away only while nothing was recorded with it. */
  const sluit = () => {
    if (!merk?.gebeld112) {
      if (signaal) session.wijzig((nu) => zonder(nu, 'acuut'));
      else delete session.los.acuut;
    }
    if (onSluit) onSluit();
    else router.terug();
  };

  return (
    <Veld class="acuut">
      <Kop>
        <p class="kop-naam">
          <span class="etiket etiket--acuut">
            <Icon name="siren" /> {t.acuut.etiket}
          </span>
        </p>
      </Kop>
      <main>
        <Titel class="paginakop">{t.acuut.titel}</Titel>
        <ol class="stappen">
          {t.acuut.stappen.map(({ kop, uitleg, zeg }, n) => (
            <li key={kop}>
              <span class="nr" aria-hidden="true">
                {n + 1}
              </span>
              <div>
                <b>{kop}</b>
                <p>{uitleg}</p>
                {zeg && (
                  <ul class="zeg">
                    {zeg.map((vraag) => (
                      <li key={vraag}>{vraag}</li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          ))}
        </ol>
        <Hierben onGemeten={() => teken(0)} />
        <Segment
          legend={t.acuut.gebeld}
          choices={(['ja', 'nee', 'niet-mogelijk'] as const).map((value) => ({
            value,
            label: t.acuut.gebeldKeuzes[value],
          }))}
          value={merk?.gebeld112}
          onChoose={gebeld}
        />
        <p class="klein zacht" role="status">
          {merk?.gebeldOp && t.acuut.gebeldOp(tijd(merk.gebeldOp))}
        </p>
        <p class="klein zacht haast">{t.acuut.haast}</p>
        {dagEnNacht.length > 0 && (
          <section class="groep">
            <h2>{t.acuut.regio}</h2>
            <Regionummers nummers={dagEnNacht} />
          </section>
        )}
        <p class="klein zacht bewaard">
          <Icon name="check" small />
          {signaal ? t.acuut.bewaard : t.acuut.zonderInternet}
        </p>
      </main>
      <Duim stapel>
        <a class="knop knop--acuut bel" href="tel:112" onClick={() => gebeld('ja')}>
          <Icon name="phone" /> {t.acuut.bel112}
        </a>
        <div class="tweeling">
          <a class="knop" href="tel:09008844">
            <Icon name="phone" small /> {t.acuut.belPolitie}
          </a>
          <button class="knop" type="button" onClick={sluit}>
            {!merk?.gebeld112 ? t.acuut.nietAcuut : signaal ? t.acuut.verder : t.acuut.sluit}
          </button>
        </div>
      </Duim>
    </Veld>
  );
}

/** Where you are, in letters to read aloud. */
function Hierben({ onGemeten }: { onGemeten(): void }) {
  const session = useField();
  const signaal = useSignaal();
  const [gemeten, setGemeten] = useState(session.los.gps);
  const { zoekt, fout, zoek } = useGps(session.now, (gps: Gps) => {
    setGemeten(gps);
    if (session.concept.value) session.wijzig((nu) => ({ ...nu, waar: { ...nu.waar, gps } }));
    else session.los.gps = gps;
    onGemeten();
  });
  const waar = signaal?.waar ?? {};
  const gps = waar.gps ?? gemeten;
  const [eerste, ...rest] = plaatsregels({ ...waar, ...(gps && { gps }) });

  return (
    <section class="hierben">
      <h2>{t.acuut.waarBenJe}</h2>
      {eerste ? <p class="plek">{eerste}</p> : <p class="zacht">{t.acuut.geenPlek}</p>}
      {rest.map((regel) => (
        <p key={regel} class="coord">
          {regel}
        </p>
      ))}
      {gps && (
        <p class="klein zacht">{t.acuut.gpsVan(tijd(gps.gemetenOp), Math.round(gps.nauwkeurigheid))}</p>
      )}
      <div role="status">{fout && <p class="fout">{fout}</p>}</div>
      {!gps && (
        <BusyButton
          busy={zoekt}
          idle={t.acuut.zoekPlek}
          doing={t.acuut.zoekt}
          icon="locate-fixed"
          small
          type="button"
          onClick={zoek}
        />
      )}
    </section>
  );
}
