import { useState } from 'preact/hooks';
import type { Logregelinhoud } from '#domain/logregel.ts';
import { TextControl } from '#ui/text-control.tsx';
import { useLive } from '#ui/use-live.ts';
import { t } from '#i18n/nl/desk.ts';
import type { Schermprops } from './bureau.tsx';
import type { Dossierbeeld } from './dossierbeeld.ts';
import { type Geweigerd, Weigering } from './weigering.tsx';

type Props = Pick<Schermprops, 'desk' | 'zeg' | 'uit'> & { beeld: Dossierbeeld };

/** Who has this melding, and a note that only the desk reads. */
export function Behandelaar({ desk, zeg, uit, beeld }: Props) {
  const d = t.dossier;
  const ik = useLive(desk.ik, undefined);
  const [notitie, setNotitie] = useState('');
  /** counts the notes: each one starts with an empty control */
  const [gelegd, setGelegd] = useState(0);
  const [geprobeerd, setGeprobeerd] = useState(false);
  const [bezig, setBezig] = useState(false);
  const [reden, setReden] = useState<Geweigerd>();
  const vanMij = beeld.inhoud.behandelaar?.lid === ik?.lid;

  async function leg(inhoud: Logregelinhoud, gedaan: string): Promise<boolean> {
    if (bezig) return false;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await desk.leg(beeld.melding, inhoud);
    setBezig(false);
    if (uitkomst.ok) zeg(gedaan);
    else setReden(uitkomst);
    return uitkomst.ok;
  }

  async function legNotitie(event: Event) {
    event.preventDefault();
    setGeprobeerd(true);
    if (!notitie.trim() || uit) return;
    if (await leg({ soort: 'notitie', tekst: notitie.trim() }, d.gedaan)) {
      setNotitie('');
      setGelegd(gelegd + 1);
      setGeprobeerd(false);
    }
  }

  return (
    <section class="vel blok" aria-labelledby="behandelaar">
      <h2 id="behandelaar">{d.behandelaar}</h2>
      <div class="vraagrij">
        <p>
          <b>{beeld.inhoud.behandelaar?.naam ?? d.geenBehandelaar}</b>
        </p>
        {ik && !vanMij && !beeld.gesloten && (
          <button
            class="knop"
            type="button"
            disabled={uit !== undefined}
            title={uit}
            onClick={() => void leg({ soort: 'overname', lid: ik.lid, naam: ik.naam }, d.overgenomen)}
          >
            {d.neemOver}
          </button>
        )}
      </div>
      <form noValidate onSubmit={(event) => void legNotitie(event)}>
        <TextControl
          key={gelegd}
          label={d.notitieMaken}
          description={d.notitieUit}
          start={notitie}
          onText={setNotitie}
          rows={2}
          error={geprobeerd && !notitie.trim() ? d.notitieLeeg : undefined}
          max={4_000}
        />
        <Weigering reden={reden} />
        <button class="knop onder" type="submit" disabled={uit !== undefined} title={uit} aria-busy={bezig}>
          {d.notitieLeg}
        </button>
      </form>
    </section>
  );
}
