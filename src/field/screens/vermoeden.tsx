import { v } from '#i18n/nl/verder.ts';
import { TextControl } from '#ui/text-control.tsx';
import { metTekst } from '../antwoorden.ts';
import { Fotogroep } from '../fotostrook.tsx';
import { Gevoelig, useVondsten } from '../gevoelig.tsx';
import { Bewaarfout } from '../melding.tsx';
import { useField, useSignaal } from '../use-field.ts';
import { Kop, Titel, Veld } from '../veld.tsx';
import { Verzegelvoet } from '../verzegelvoet.tsx';
import { WaarGroep } from './details-waar.tsx';

/** One sentence, one place, and sealed: for who has no list at hand and no time. */
export function Vermoeden() {
  const session = useField();
  const signaal = useSignaal();
  const vondsten = useVondsten(signaal) ?? [];
  return (
    <Veld>
      <Kop terug>
        <Titel>{v.vermoeden.titel}</Titel>
      </Kop>
      <main>
        <Bewaarfout />
        <p class="uitleg">{v.vermoeden.uitleg}</p>
        {signaal && (
          <>
            <TextControl
              label={v.vermoeden.zin}
              description={v.details.feitUitleg}
              kind="feit"
              rows={3}
              max={20_000}
              start={signaal.notitie.feit}
              onText={(tekst) =>
                session.wijzig((nu) => ({ ...nu, notitie: metTekst(nu.notitie, 'feit', tekst) }), {
                  tekst: true,
                })
              }
            />
            <Gevoelig vondsten={vondsten} />
            <WaarGroep signaal={signaal} />
            <Fotogroep signaal={signaal} />
          </>
        )}
        <button
          class="knop knop--stil inspring"
          type="button"
          onClick={() => session.router.ga({ scherm: 'checklist', deel: 0 })}
        >
          {v.vermoeden.meer}
        </button>
      </main>
      <Verzegelvoet />
    </Veld>
  );
}
