import './fotos.css';
import { useId, useState } from 'preact/hooks';
import type { Desk } from '#device/desk.ts';
import type { Bijlage, Signaal } from '#domain/signaal.ts';
import { t } from '#i18n/nl/dossierfotos.ts';
import { fotonaam } from '#i18n/nl/fotonaam.ts';
import { Bitmap } from '#ui/bitmap.tsx';
import { Icon } from '#ui/icon.tsx';
import { type Uitleg, useUitleg } from './duiding.ts';
import { Fotokijker } from './fotokijker.tsx';
import { tijd } from './tijd.ts';
import { type Fotostand, useBeeld, useFotos } from './use-fotos.ts';

const DUIMNAGEL = 480;

interface Props {
  desk: Desk;
  melding: string;
  signaal: Signaal;
}

/** The photos of a signaal, each drawn from its pixels alone (security C-74). Those that are on their way are told. */
export function Fotos({ desk, melding, signaal: { bijlagen } }: Props) {
  const uitleg = useUitleg();
  const standen = useFotos(desk, melding, bijlagen);
  const [open, setOpen] = useState<number>();
  const kop = useId();
  const binnen = bijlagen.filter(({ id }) => 'bytes' in (standen.get(id) ?? {})).length;
  const namen = bijlagen.map((foto, n) =>
    fotonaam(n + 1, bijlagen.length, stelling(foto, uitleg), tijd(foto.genomenOp)),
  );

  return (
    <section class="vel blok" aria-labelledby={kop}>
      <h2 id={kop}>
        {t.kop}{' '}
        <small>{binnen < bijlagen.length ? t.binnen(binnen, bijlagen.length) : t.tijdUitToestel}</small>
      </h2>
      <ul class="fotorij">
        {bijlagen.map((foto, n) => (
          <li key={foto.id}>
            <Vak stand={standen.get(foto.id)} naam={namen[n]!} onOpen={() => setOpen(n)} />
            <p>
              {tijd(foto.genomenOp)} · {stelling(foto, uitleg) ?? t.los}
            </p>
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <Fotokijker
          fotos={bijlagen.map(({ id }, n) => ({ naam: namen[n]!, stand: standen.get(id) }))}
          hier={open}
          onHier={setOpen}
          onSluit={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}

const stelling = ({ bij }: Bijlage, uitleg: ReadonlyMap<string, Uitleg> | undefined) =>
  bij === undefined ? undefined : (uitleg?.get(bij)?.tekst ?? bij);

interface VakProps {
  stand: Fotostand | undefined;
  naam: string;
  onOpen(): void;
}

function Vak({ stand, naam, onOpen }: VakProps) {
  const beeld = useBeeld(stand, DUIMNAGEL);
  if (beeld instanceof ImageBitmap) {
    return (
      <button class="fotoknop" type="button" aria-label={t.open(naam)} onClick={onOpen}>
        <Bitmap image={beeld} class="foto" />
      </button>
    );
  }
  return (
    <div class="foto fotoleeg" role="img" aria-label={`${naam}: ${beeld?.zin ?? t.laden}`}>
      <Icon name={beeld ? 'circle-alert' : 'camera'} />
      <span aria-hidden="true">{beeld?.zin ?? t.laden}</span>
    </div>
  );
}
