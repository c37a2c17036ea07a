import { useEffect, useState } from 'preact/hooks';
import type { Reddingsbestand } from '#device/phone.ts';
import { redding as w } from '#i18n/nl/redding.ts';
import { Icon } from '#ui/icon.tsx';
import { saveFile } from '#ui/save-file.ts';
import { useLive } from '#ui/use-live.ts';
import { canShare, shareFile } from '#ui/share-file.ts';
import { Melding } from './melding.tsx';
import { useField } from './use-field.ts';

const TYPE = 'text/plain';

/** What is sealed on this phone as a file, or that there is nothing. It is made first: a share sheet waits for nobody. */
export function Reddingskaart() {
  const { phone } = useField();
  const [bestand, setBestand] = useState<Reddingsbestand | null>();
  const metFotos = useLive(phone.verzonden, []).some(
    ({ bijlagen }) => bijlagen && bijlagen.verstuurd < bijlagen.totaal,
  );
  useEffect(() => {
    void phone.redding.bestand().then((made) => setBestand(made.ok ? made.waarde : null));
  }, [phone]);
  if (bestand === undefined) return <p class="zacht">{w.bezig}</p>;
  if (bestand === null) return <p>{w.niets}</p>;
  return (
    <section class="vel afgeven" aria-labelledby="red-bestand">
      <h2 id="red-bestand">{w.bestand}</h2>
      <p>{w.bestandUit(bestand.aantal)}</p>
      {metFotos && <p>{w.fotos}</p>}
      <GeefBestand bestand={bestand} />
    </section>
  );
}

/** Where a file may end up, and the two ways to let go of it. */
export function GeefBestand({ bestand }: { bestand: Reddingsbestand }) {
  const [klaar, setKlaar] = useState('');
  const { naam, regels } = bestand;
  const bewaar = () => {
    saveFile(naam, TYPE, regels);
    setKlaar(w.bewaard(naam));
  };
  const deel = async () => {
    const done = await shareFile(naam, TYPE, regels);
    if (done !== 'afgebroken') setKlaar(done === 'gedeeld' ? w.gedeeld : w.deelmis);
  };
  return (
    <>
      <Melding soort="letop" icoon="info" kop={w.letop}>
        <ul class="punten">
          {w.letopUit.map((zin) => (
            <li key={zin}>{zin}</li>
          ))}
        </ul>
      </Melding>
      <div class="knoppen">
        {canShare(naam, TYPE) && (
          <button class="knop knop--breed" type="button" onClick={() => void deel()}>
            <Icon name="send" small /> {w.deel}
          </button>
        )}
        <button class="knop knop--breed" type="button" onClick={bewaar}>
          <Icon name="download" small /> {w.bewaar}
        </button>
      </div>
      <p role="status">{klaar}</p>
    </>
  );
}
