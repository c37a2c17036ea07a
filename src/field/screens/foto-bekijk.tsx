import '../fotos.css';
import { useId, useState } from 'preact/hooks';
import type { Bijlage, Signaal } from '#domain/signaal.ts';
import { deVan } from '#i18n/nl/fotonaam.ts';
import { t } from '#i18n/nl/fotos.ts';
import { tijd } from '#i18n/nl/moment.ts';
import { Bitmap } from '#ui/bitmap.tsx';
import { Icon } from '#ui/icon.tsx';
import { zonder } from '../antwoorden.ts';
import { Bewaarfout } from '../melding.tsx';
import { naamVan, useFoto, useStellingen } from '../use-foto.ts';
import { useField, useSignaal } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld } from '../veld.tsx';
import { Vraag } from '../vraag.tsx';

const GROOT = 1120;

/** One photo of the open concept: to look at, to tell what it belongs to, or to throw away. */
export function FotoBekijk({ id }: { id: string }) {
  const session = useField();
  const signaal = useSignaal();
  const bijlagen = signaal?.bijlagen ?? [];
  const hier = bijlagen.findIndex((een) => een.id === id);
  const foto = bijlagen[hier];
  if (!signaal || !foto) return null;
  const naar = (anders: Bijlage | undefined) =>
    anders && session.router.vervang({ scherm: 'foto-bekijk', id: anders.id });

  return (
    <Veld class="fotoveld">
      <Kop terug>
        <Titel>{deVan(hier + 1, bijlagen.length)}</Titel>
      </Kop>
      <main>
        <div class="fotobeeld">
          <Beeld key={id} signaal={signaal} foto={foto} />
        </div>
        <div class="fotozij">
          <Bewaarfout />
          <p>{t.bekijk.om(tijd(foto.genomenOp))}</p>
          <HoortBij signaal={signaal} foto={foto} />
          {bijlagen.length > 1 && (
            <div class="tweetal">
              <button
                class="knop"
                type="button"
                disabled={hier === 0}
                onClick={() => naar(bijlagen[hier - 1])}
              >
                <Icon name="arrow-left" small /> {t.bekijk.vorige}
              </button>
              <button
                class="knop"
                type="button"
                disabled={hier === bijlagen.length - 1}
                onClick={() => naar(bijlagen[hier + 1])}
              >
                {t.bekijk.volgende} <Icon name="arrow-right" small />
              </button>
            </div>
          )}
          <div class="tweetal">
            <button
              class="knop"
              type="button"
              onClick={() => session.router.ga({ scherm: 'foto', over: id })}
            >
              {t.bekijk.vervaag}
            </button>
            <GooiWeg id={id} />
          </div>
        </div>
      </main>
      <Duim>
        <AcuutKnop smal />
        <button class="knop knop--hoofd" type="button" onClick={() => session.router.terug()}>
          {t.bekijk.klaar}
        </button>
      </Duim>
    </Veld>
  );
}

function Beeld({ signaal, foto }: { signaal: Signaal; foto: Bijlage }) {
  const stellingen = useStellingen();
  const beeld = useFoto(foto.id, GROOT);
  if (beeld === 'onleesbaar') return <p class="fotobezig">{t.onleesbaar}</p>;
  if (!beeld) return null;
  return <Bitmap image={beeld} label={naamVan(signaal.bijlagen, foto, stellingen)} />;
}

/** Only what was seen or heard can have a photo. */
function HoortBij({ signaal: { antwoorden }, foto: { id, bij } }: { signaal: Signaal; foto: Bijlage }) {
  const session = useField();
  const stellingen = useStellingen();
  const veld = useId();
  const keuzes = Object.entries(antwoorden).filter(
    ([indicator, { waarde }]) => waarde !== 'niet-aangetroffen' || indicator === bij,
  );
  return (
    <div class="veldgroep">
      <label for={veld}>{t.bekijk.hoortBij}</label>
      <select
        class="invoer"
        id={veld}
        value={bij ?? ''}
        onChange={(event) => {
          const gekozen = event.currentTarget.value;
          session.wijzig((nu) => ({
            ...nu,
            bijlagen: nu.bijlagen.map((een) =>
              een.id !== id ? een : gekozen ? { ...een, bij: gekozen } : zonder(een, 'bij'),
            ),
          }));
        }}
      >
        <option value="">{t.bekijk.los}</option>
        {keuzes.map(([indicator]) => (
          <option key={indicator} value={indicator}>
            {stellingen.get(indicator) ?? indicator}
          </option>
        ))}
      </select>
    </div>
  );
}

function GooiWeg({ id }: { id: string }) {
  const session = useField();
  const [vraagt, setVraagt] = useState(false);
  const gooiWeg = async () => {
    const weg = await session.concept.value?.bijlagen.verwijder(id);
    if (!weg) return;
    setVraagt(false);
    if (!weg.ok) return void (session.bewaarfout.value = weg.reden);
    session.toast.value = { tekst: t.bekijk.weg };
    session.router.terug();
  };
  return (
    <>
      <button class="knop" type="button" onClick={() => setVraagt(true)}>
        {t.bekijk.gooiWeg}
      </button>
      {vraagt && (
        <Vraag
          question={t.bekijk.gooiWegVraag}
          consequence={t.bekijk.gooiWegGevolg}
          onSafe={() => setVraagt(false)}
        >
          <button class="knop knop--hoofd" type="button" onClick={() => setVraagt(false)}>
            {t.bekijk.bewaar}
          </button>
          <button class="knop" type="button" onClick={() => void gooiWeg()}>
            {t.bekijk.gooiWegZeker}
          </button>
        </Vraag>
      )}
    </>
  );
}
