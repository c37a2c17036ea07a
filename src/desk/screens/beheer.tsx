import { useEffect, useState } from 'preact/hooks';
import type { NieuweUitnodiging, Toestelkaart } from '#device/desk.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { t } from '#i18n/nl/desk.ts';
import type { Schermprops } from '../bureau.tsx';
import { Titel } from '../titel.tsx';
import { type Geweigerd, Weigering } from '../weigering.tsx';
import { Leden } from './leden.tsx';
import { Toestelrij } from './toestelrij.tsx';
import { Uitnodigen } from './uitnodigen.tsx';
import { OpDeTelefoons } from './op-de-telefoons.tsx';
import { ZoWerktHet } from './zo-werkt-het.tsx';

export type Gemaakt = NieuweUitnodiging & { naam: string; soort: 'toestel' | 'lid' };

/** Phones and colleagues: who has access, how to take it back, how to invite. */
export function Beheer({ desk, zeg, uit }: Schermprops) {
  const toestellen = useLive(desk.toestellen, []);
  const [zoek, setZoek] = useState('');
  const [vraag, setVraag] = useState<string>();
  const [reden, setReden] = useState<Geweigerd>();
  const [bezig, setBezig] = useState(false);
  const [soort, setSoort] = useState<'toestel' | 'lid'>('toestel');
  const [gemaakt, setGemaakt] = useState<Gemaakt>();

  useEffect(() => void desk.ververs(), [desk]);

  const gezocht = zoek.trim().toLowerCase();
  const getoond = toestellen.filter(({ naam, team }) => `${naam} ${team}`.toLowerCase().includes(gezocht));

  async function trekIn(kaart: Toestelkaart) {
    if (!kaart.toestel || bezig) return;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await desk.trekIn(kaart.toestel);
    setBezig(false);
    if (!uitkomst.ok) return setReden(uitkomst);
    setVraag(undefined);
    zeg(t.beheer.ingetrokken(kaart.naam));
  }

  async function nodigUit(naam: string, team: string, wie: 'toestel' | 'lid') {
    if (bezig) return;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await desk.nodigUit({ naam, team, soort: wie });
    setBezig(false);
    if (uitkomst.ok) setGemaakt({ ...uitkomst.waarde, naam, soort: wie });
    else setReden(uitkomst);
  }

  return (
    <main id="inhoud">
      <div class="titelrij">
        <div>
          <Titel tekst={t.beheer.titel} tabblad={t.kop.beheer} />
          <p>{t.beheer.inleiding}</p>
        </div>
        <div class="acties">
          <div class="zoek">
            <Icon name="search" />
            <input
              class="invoer"
              type="search"
              placeholder={t.beheer.zoek}
              aria-label={t.beheer.zoek}
              value={zoek}
              onInput={(event) => setZoek(event.currentTarget.value)}
            />
          </div>
        </div>
      </div>
      <Weigering reden={reden} />
      <div class="beheer">
        <div class="kolom">
          <section class="vel" aria-label={t.beheer.toestellen}>
            {getoond.length === 0 ? (
              <div class="leeg">
                <h2>{toestellen.length === 0 ? t.beheer.leeg : t.beheer.geenGevonden}</h2>
                {toestellen.length === 0 && <p>{t.beheer.leegUit}</p>}
              </div>
            ) : (
              <table class="toestellen">
                <caption class="vo">{t.beheer.toestellen}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t.beheer.collega}</th>
                    <th scope="col">{t.beheer.laatstGezien}</th>
                    <th scope="col">{t.beheer.toegang}</th>
                    <th>
                      <span class="vo">{t.beheer.actie}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {getoond.map((kaart) => (
                    <Toestelrij
                      key={kaart.uitnodiging}
                      kaart={kaart}
                      uit={uit}
                      vraag={vraag === kaart.uitnodiging}
                      bezig={bezig}
                      onVraag={(open) => setVraag(open ? kaart.uitnodiging : undefined)}
                      onTrekIn={() => void trekIn(kaart)}
                      onNieuweCode={() => {
                        setSoort('toestel');
                        void nodigUit(kaart.naam, kaart.team, 'toestel');
                      }}
                    />
                  ))}
                </tbody>
              </table>
            )}
          </section>
          <Leden
            desk={desk}
            uit={uit}
            zeg={zeg}
            onNodigUit={() => {
              setGemaakt(undefined);
              setSoort('lid');
            }}
          />
          <ZoWerktHet desk={desk} uit={uit} zeg={zeg} />
          <OpDeTelefoons desk={desk} uit={uit} zeg={zeg} />
        </div>
        <Uitnodigen
          soort={soort}
          onSoort={setSoort}
          gemaakt={gemaakt}
          bezig={bezig}
          uit={uit}
          zeg={zeg}
          onMaak={(naam, team) => void nodigUit(naam, team, soort)}
          onNogEen={() => setGemaakt(undefined)}
        />
      </div>
    </main>
  );
}
