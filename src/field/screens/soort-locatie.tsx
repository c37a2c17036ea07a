import { useState } from 'preact/hooks';
import type { Signaal } from '#domain/signaal.ts';
import { LijstId, Prostitutiesoort } from '#domain/signalenlijst.ts';
import { t } from '#i18n/nl/field.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { zonder } from '../antwoorden.ts';
import { Bewaarfout } from '../melding.tsx';
import { useField, useSignaal } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld, Voortgang } from '../veld.tsx';

export const ICONEN: Record<LijstId, IconName> = {
  huisvesting: 'bed-double',
  prostitutie: 'door-open',
  hennep: 'sprout',
  algemeen: 'clipboard-check',
};

/** Step 1: where are you? Begins a concept, or changes the kind of the one that is open. */
export function SoortLocatie({ oefening = false }: { oefening?: boolean | undefined }) {
  const session = useField();
  const { router } = session;
  const signaal = useSignaal();
  const [vraagSoort, setVraagSoort] = useState(false);
  const [, doe] = useBusy();

  const kies = async (soort: LijstId, prostitutiesoort?: Prostitutiesoort) => {
    if (signaal) {
      session.wijzig((nu) => ({
        ...zonder(nu, 'prostitutiesoort'),
        soort,
        ...(prostitutiesoort && { prostitutiesoort }),
      }));
      router.ga({ scherm: 'checklist', deel: 0 });
    } else await session.begin(soort, { prostitutiesoort, vul });
  };
  const vul = (nu: Signaal): Signaal => ({ ...nu, oefening });
  // No list was chosen, so the one that fits everywhere.
  const vermoeden = () => session.begin('algemeen', { vul, naar: { scherm: 'vermoeden' } });

  return (
    <Veld>
      <Kop terug {...(vraagSoort && { naar: t.plaatsen.soort, onTerug: () => setVraagSoort(false) })}>
        <p class="kop-naam">{t.soort.kop}</p>
      </Kop>
      <Voortgang stap={1}>{t.soort.stap}</Voortgang>
      <main class="vult">
        <Titel key={String(vraagSoort)} class="paginakop">
          {vraagSoort ? t.soort.welkeProstitutie : t.soort.titel}
        </Titel>
        <Bewaarfout />
        {vraagSoort ? (
          <ul class="keuzes keuzes--kort">
            {Prostitutiesoort.options.map((soort) => (
              <li key={soort}>
                <Keuze
                  {...t.prostitutiesoorten[soort]}
                  onKies={() => doe(() => kies('prostitutie', soort))}
                />
              </li>
            ))}
            <li>
              <Keuze naam={t.soort.anders} onKies={() => doe(() => kies('prostitutie'))} />
            </li>
          </ul>
        ) : (
          <ul class="keuzes">
            {LijstId.options.map((soort) => (
              <li key={soort}>
                <Keuze
                  {...t.soorten[soort]}
                  icoon={ICONEN[soort]}
                  onKies={() => (soort === 'prostitutie' ? setVraagSoort(true) : doe(() => kies(soort)))}
                />
              </li>
            ))}
            {!signaal && (
              <li>
                <Keuze {...t.vermoeden.keuze} icoon="pencil-line" onKies={() => doe(vermoeden)} />
              </li>
            )}
          </ul>
        )}
      </main>
      <Duim>
        <AcuutKnop breed />
      </Duim>
    </Veld>
  );
}

interface KeuzeProps {
  naam: string;
  uitleg?: string;
  icoon?: IconName;
  onKies(): void;
}

function Keuze({ naam, uitleg, icoon, onKies }: KeuzeProps) {
  return (
    <button class={icoon ? 'keuze' : 'keuze keuze--kaal'} type="button" onClick={onKies}>
      {icoon && (
        <span class="beeld">
          <Icon name={icoon} />
        </span>
      )}
      <span>
        <b>{naam}</b>
        {uitleg && <span class="onder">{uitleg}</span>}
      </span>
      <Icon name="chevron-right" />
    </button>
  );
}
