import type { Signaal } from '#domain/signaal.ts';
import { a } from '#i18n/nl/aanvulling.ts';
import { v } from '#i18n/nl/verder.ts';
import { TextControl } from '#ui/text-control.tsx';
import { useLive } from '#ui/use-live.ts';
import { metTekst } from '../antwoorden.ts';
import { Fotogroep } from '../fotostrook.tsx';
import { Gevoelig, useVondsten } from '../gevoelig.tsx';
import { Bewaarfout } from '../melding.tsx';
import { Rij } from '../rij.tsx';
import { useField, useSignaal } from '../use-field.ts';
import { Kop, Titel, Veld } from '../veld.tsx';
import { Verzegelvoet } from '../verzegelvoet.tsx';

/** What came later: added to a signaal that this phone cannot read any more, or an answer to a question about it. */
export function Aanvulling() {
  const { phone, router } = useField();
  const signaal = useSignaal();
  const vondsten = useVondsten(signaal) ?? [];
  const verzonden = useLive(phone.verzonden, []);
  const berichten = useLive(phone.berichten.live, []);
  const eerste = verzonden.find(({ envId }) => envId === signaal?.aanvullingOp);
  const vraag = berichten.find(({ berichtId }) => berichtId === signaal?.antwoordOp);
  const beantwoordt = signaal?.antwoordOp !== undefined;
  return (
    <Veld>
      <Kop terug>
        <Titel>{beantwoordt ? a.antwoord : a.titel}</Titel>
      </Kop>
      <main>
        <Bewaarfout />
        {eerste && (
          <p class="over">
            <span class="zacht">{a.op}</span> <span class="kenmerk">{eerste.kenmerk}</span>
          </p>
        )}
        {vraag && (
          <blockquote class="vel brief vraagbrief">
            <p class="brief-kop">{v.terugkoppeling.koppen.vraag}</p>
            <p class="brief-tekst">{vraag.tekst}</p>
          </blockquote>
        )}
        <p class="uitleg ruim-onder">{a.uitleg}</p>
        {signaal && (
          <>
            <Tekst
              signaal={signaal}
              veld="feit"
              naam={beantwoordt ? a.jeAntwoord : v.vermoeden.zin}
              uitleg={v.details.feitUitleg}
            />
            <Tekst signaal={signaal} veld="gezegd" naam={v.details.gezegd} uitleg={v.details.gezegdUitleg} />
            <Gevoelig vondsten={vondsten} />
            <Fotogroep signaal={signaal} />
          </>
        )}
        <ul class="vel rijen ruim-boven">
          <Rij
            icoon="clipboard-check"
            naam={a.checklist}
            uitleg={a.checklistUitleg}
            onKies={() => router.ga({ scherm: 'soort' })}
          />
          <Rij
            icoon="map-pin"
            naam={a.details}
            uitleg={a.detailsUitleg}
            onKies={() => router.ga({ scherm: 'details' })}
          />
        </ul>
      </main>
      <Verzegelvoet />
    </Veld>
  );
}

function Tekst({
  signaal,
  veld,
  naam,
  uitleg,
}: {
  signaal: Signaal;
  veld: 'feit' | 'gezegd';
  naam: string;
  uitleg: string;
}) {
  const session = useField();
  return (
    <TextControl
      label={naam}
      description={uitleg}
      {...(veld === 'feit' && { kind: 'feit' as const })}
      rows={veld === 'feit' ? 3 : 2}
      max={20_000}
      start={signaal.notitie[veld]}
      onText={(tekst) =>
        session.wijzig((nu) => ({ ...nu, notitie: metTekst(nu.notitie, veld, tekst) }), { tekst: true })
      }
    />
  );
}
