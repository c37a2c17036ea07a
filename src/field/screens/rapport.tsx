import { useEffect, useRef, useState } from 'preact/hooks';
import { type Rapport as Bevindingen, rapportVanBevindingen } from '#domain/rapport.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { leesAlle } from '../lijsten.ts';
import { Melding } from '../melding.tsx';
import { useField, useSignaal } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld } from '../veld.tsx';

/** A text for the officer's own control system. It lives on this screen only, and never goes with the signaal. */
export function Rapport() {
  const session = useField();
  const signaal = useSignaal();
  const [rapport, setRapport] = useState<Bevindingen>();
  const vak = useRef<HTMLDivElement>(null);
  const [tekst, setTekst] = useState('');

  useEffect(() => {
    if (!signaal || rapport) return;
    void leesAlle().then((lijsten) => {
      const gemaakt = rapportVanBevindingen(signaal, lijsten);
      setRapport(gemaakt);
      setTekst(gemaakt.tekst);
    });
  }, [signaal, rapport]);

  // The page may not touch the clipboard by itself (Permissions-Policy); what someone selected may be copied.
  const kopieer = () => {
    const veld = vak.current?.querySelector('textarea');
    veld?.select();
    const gelukt = document.execCommand('copy');
    veld?.setSelectionRange(0, 0);
    session.toast.value = { tekst: gelukt ? v.rapport.gekopieerd : v.rapport.nietGekopieerd };
  };

  return (
    <Veld class="rapport">
      <Kop terug>
        <Titel>{v.rapport.titel}</Titel>
      </Kop>
      <main>
        <Melding soort="rustig" icoon="info" kop={v.rapport.losKop} zin={v.rapport.losZin} />
        {rapport && (
          <div ref={vak}>
            <TextControl
              label={v.rapport.tekst}
              description={v.rapport.tekstUitleg}
              rows={16}
              max={100_000}
              start={rapport.tekst}
              onText={setTekst}
            />
            <button class="knop knop--stil inspring" type="button" onClick={() => print()}>
              <Icon name="printer" small /> {v.rapport.drukAf}
            </button>
            <LetOp rapport={rapport} />
          </div>
        )}
      </main>
      <Duim>
        <AcuutKnop smal />
        <button class="knop knop--hoofd" type="button" onClick={() => kopieer()}>
          <Icon name="copy" /> {v.rapport.kopieer}
        </button>
      </Duim>
      <div class="afdruk" aria-hidden="true">
        {tekst}
      </div>
    </Veld>
  );
}

/** What the officer must still look at; a text that says nothing of it would seem complete. */
function LetOp({ rapport: { weggelaten, uitDeLijst, sprekerOntbreekt } }: { rapport: Bevindingen }) {
  const redenen = [...new Set(weggelaten.map(({ reden }) => reden))];
  const punten = [
    sprekerOntbreekt && v.rapport.spreker,
    uitDeLijst.length > 0 && v.rapport.uitDeLijst(uitDeLijst.length),
    ...redenen.map((reden) => v.rapport.weggelaten[reden]),
  ].filter((punt) => punt !== false);
  if (punten.length === 0) return null;
  return (
    <section class="groep">
      <h2>{v.rapport.letOp}</h2>
      <ul class="punten">
        {punten.map((punt) => (
          <li key={punt}>{punt}</li>
        ))}
      </ul>
    </section>
  );
}
