import { useEffect, useState } from 'preact/hooks';
import type { Werkregel } from '#device/desk.ts';
import { type Samenhang, type Verwant, bouwSamenhang } from '#domain/samenhang.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { samenhang as t } from '#i18n/nl/samenhang.ts';
import type { Schermprops } from './bureau.tsx';
import { type Dossierbeeld, beeldVan } from './dossierbeeld.ts';
import { titelKort } from './plaats.ts';
import { SamenhangTekening } from './samenhang-tekening.tsx';
import { dag } from './tijd.ts';
import { type Geweigerd, Weigering } from './weigering.tsx';

type Props = Pick<Schermprops, 'desk' | 'ga' | 'zeg' | 'uit'> & { beeld: Dossierbeeld };

/** More than these do not fit the drawing, and nobody reads on. */
const HOOGSTENS = 8;

/** Reading every text of every melding takes a moment: the dossier is drawn first. */
function useSamenhang(meldingen: readonly Werkregel[]): Samenhang | undefined {
  const [gebouwd, setGebouwd] = useState<Samenhang>();
  useEffect(() => {
    const later = setTimeout(() => setGebouwd(bouwSamenhang(meldingen)), 50);
    return () => clearTimeout(later);
  }, [meldingen]);
  return gebouwd;
}

interface Ander {
  beeld: Dossierbeeld;
  draden: Verwant['draden'];
  /** what the desk said of it, on either side */
  hoort: boolean | undefined;
}

function anderen(
  meldingen: readonly Werkregel[],
  samenhang: Samenhang,
  { melding, inhoud }: Dossierbeeld,
): readonly Ander[] {
  const per = new Map(meldingen.map((regel) => [regel.melding, regel]));
  const verwant = new Map(samenhang.verwanten(melding).map(({ melding: id, draden }) => [id, draden]));
  const gezegd = Object.keys(inhoud.samenhang);
  const doorAnderen = meldingen
    .filter((regel) => regel.inhoud.samenhang[melding])
    .map((regel) => regel.melding);
  return [...new Set([...verwant.keys(), ...gezegd, ...doorAnderen])].flatMap((id) => {
    const regel = per.get(id);
    if (!regel) return [];
    const hoort = inhoud.samenhang[id] ?? regel.inhoud.samenhang[melding];
    return [{ beeld: beeldVan(regel), draden: verwant.get(id) ?? [], hoort }];
  });
}

/** What this melding has in common with others, for a person to judge. */
export function SamenhangBlok({ desk, ga, zeg, uit, beeld }: Props) {
  const meldingen = useLive(desk.meldingen, []);
  const samenhang = useSamenhang(meldingen);
  const [reden, setReden] = useState<Geweigerd>();
  if (!samenhang) return null;
  const alle = anderen(meldingen, samenhang, beeld);
  const getoond = alle
    .filter(({ hoort }) => hoort !== false)
    .toSorted((a, b) => Number(b.hoort === true) - Number(a.hoort === true))
    .slice(0, HOOGSTENS);
  const afgewezen = alle.filter(({ hoort }) => hoort === false);
  if (alle.length === 0) return null;
  const onderling = getoond.flatMap(({ beeld: een }, n) =>
    samenhang.verwanten(een.melding).flatMap(({ melding }) => {
      const m = getoond.findIndex((ander) => ander.beeld.melding === melding);
      return m > n ? [[n, m] as const] : [];
    }),
  );

  async function zegHoort(ander: Ander, hoort: boolean) {
    setReden(undefined);
    const uitkomst = await desk.leg(beeld.melding, {
      soort: 'samenhang',
      melding: ander.beeld.melding,
      hoort,
    });
    if (uitkomst.ok) zeg(t.gedaan);
    else setReden(uitkomst);
  }

  const regel = (ander: Ander) => (
    <li key={ander.beeld.melding}>
      <button
        class="tekstknop"
        type="button"
        aria-label={t.open(ander.beeld.kenmerk)}
        onClick={() => ga({ scherm: 'dossier', melding: ander.beeld.melding })}
      >
        <span class="kenmerk">{ander.beeld.kenmerk}</span>
      </button>
      <p>
        {titelKort(ander.beeld.signaal)} · {dag(ander.beeld.inhoud.sinds)}
      </p>
      <p class="zacht klein">
        {[
          ...(ander.hoort ? [t.gezegd] : []),
          ...ander.draden.map(({ soort, geschreven, precies }) =>
            precies ? t.draad[soort](geschreven) : t.bijna(t.draad[soort](geschreven)),
          ),
        ].join(' · ')}
      </p>
      <div class="knoppen">
        {ander.hoort !== true && (
          <button
            class="knop knop--stil"
            type="button"
            disabled={uit !== undefined}
            title={uit}
            onClick={() => void zegHoort(ander, true)}
          >
            <Icon name="check" small /> {ander.hoort === false ? t.toch : t.hoortBij}
          </button>
        )}
        {ander.hoort !== false && (
          <button
            class="knop knop--stil"
            type="button"
            disabled={uit !== undefined}
            title={uit}
            onClick={() => void zegHoort(ander, false)}
          >
            {t.hoortNiet}
          </button>
        )}
      </div>
    </li>
  );

  return (
    <section class="vel blok" aria-labelledby="samenhang">
      <h2 id="samenhang">{t.titel}</h2>
      <p class="uitleg">{t.uitleg}</p>
      {getoond.length > 0 && (
        <>
          {/* one other is said in words already */}
          {getoond.length > 1 && (
            <SamenhangTekening
              midden={beeld.kenmerk}
              eromheen={getoond.map((ander) => ander.beeld.kenmerk)}
              onderling={onderling}
            />
          )}
          <ul class="verwanten">{getoond.map(regel)}</ul>
          <p class="uitleg onder">{t.voegSamen}</p>
        </>
      )}
      <Weigering reden={reden} />
      {afgewezen.length > 0 && (
        <details class="alstabel">
          <summary>{t.nietBij(afgewezen.length)}</summary>
          <ul class="verwanten">{afgewezen.map(regel)}</ul>
        </details>
      )}
    </section>
  );
}
