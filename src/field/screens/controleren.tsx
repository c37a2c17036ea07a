import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { nogEen } from '#domain/kopie.ts';
import type { Signaal } from '#domain/signaal.ts';
import { t } from '#i18n/nl/field.ts';
import { Wanneer, wanneer } from '#i18n/nl/moment.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { later } from '#ui/later.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { useLive } from '#ui/use-live.ts';
import { beantwoord } from '../antwoorden.ts';
import { Gevoelig, useVondsten } from '../gevoelig.tsx';
import { Fotorij } from '../fotostrook.tsx';
import { useSecties } from '../lijsten.ts';
import { Bewaarfout, Melding } from '../melding.tsx';
import { beginNogEen } from '../nog-een.ts';
import { plaatsregels } from '../plaats.ts';
import type { Vondst } from '../nakijken.ts';
import type { Plek } from '../route.ts';
import { useField, useSignaal } from '../use-field.ts';
import { Kop, Titel, Veld, Voortgang } from '../veld.tsx';
import { Vraag } from '../vraag.tsx';
import { Verzegelvoet } from '../verzegelvoet.tsx';

const ConceptUitweg = later(async () => (await import('../concept-uitweg.tsx')).ConceptUitweg);

/** Step 4: is everything right? Then seal. */
export function Controleren() {
  const session = useField();
  const signaal = useSignaal();
  const fout = useLive(session.bewaarfout, undefined);
  const vondsten = useVondsten(signaal) ?? [];
  const secties = useSecties(signaal?.soort, signaal?.prostitutiesoort) ?? [];
  const kijk = ({ naar, bij }: Vondst) => {
    const deel = secties.findIndex(({ signalen }) => signalen.some(({ id }) => id === bij));
    session.router.ga(deel < 0 ? naar : { scherm: 'checklist', deel });
  };

  return (
    <Veld>
      <Kop terug>
        <Titel>{v.controleren.titel}</Titel>
      </Kop>
      <Voortgang stap={4}>{v.controleren.stap}</Voortgang>
      <main>
        <Bewaarfout />
        {fout && <ConceptUitweg />}
        <Gevoelig vondsten={vondsten} onKijk={kijk} />
        {signaal && vondsten.length === 0 && <Onbeantwoord signaal={signaal} />}
        {signaal && <Samenvatting signaal={signaal} />}
        {signaal && <NogEen signaal={signaal} />}
        <button
          class="knop knop--stil inspring"
          type="button"
          onClick={() => session.router.ga({ scherm: 'rapport' })}
        >
          <Icon name="notebook-pen" small /> {v.rapport.maak}
        </button>
        <GooiWeg />
      </main>
      <Verzegelvoet />
    </Veld>
  );
}

function Onbeantwoord({ signaal }: { signaal: Signaal }) {
  const { router } = useField();
  const secties = useSecties(signaal.soort, signaal.prostitutiesoort) ?? [];
  const open = secties.filter((sectie) => beantwoord(sectie, signaal.antwoorden) < sectie.signalen.length);
  const eerste = open[0];
  if (!eerste) return null;
  const aantal = open.reduce(
    (som, deel) => som + deel.signalen.length - beantwoord(deel, signaal.antwoorden),
    0,
  );
  return (
    <div class="ruim-onder">
      <Melding
        soort="letop"
        icoon="circle-alert"
        kop={v.controleren.onbeantwoord(aantal)}
        zin={v.controleren.onderdeel(open.map(({ titel }) => titel))}
      >
        <button
          class="meldinglink"
          type="button"
          onClick={() => router.ga({ scherm: 'checklist', deel: secties.indexOf(eerste) })}
        >
          {v.controleren.vulAan}
        </button>
      </Melding>
    </div>
  );
}

function Samenvatting({ signaal }: { signaal: Signaal }) {
  const { now } = useField();
  const { soort, waar, personen, voertuigen, notitie, acuut, antwoorden, bijlagen } = signaal;
  const tel = (waarde: string) => Object.values(antwoorden).filter((een) => een.waarde === waarde).length;
  const groepen = (['onder18', 'van18tot23', 'vanaf23', 'leeftijdOnbekend'] as const)
    .filter((groep) => personen[groep] > 0)
    .map((groep) => v.controleren.groepen[groep](personen[groep]));
  const plek = plaatsregels(waar);
  return (
    <dl class="samenvatting">
      {acuut && (
        <Regel naam={v.controleren.acuut} naar={{ scherm: 'acuut' }}>
          <dd>{v.controleren.acuutOp(wanneer(acuut.gemarkeerdOp, now(), ' om '))}</dd>
          {acuut.gebeld112 && <dd>{v.controleren.gebeld[acuut.gebeld112]}</dd>}
        </Regel>
      )}
      <Regel naam={v.controleren.soort} naar={{ scherm: 'soort' }}>
        <dd>{t.soorten[soort].naam}</dd>
      </Regel>
      <Regel naam={v.controleren.checklist} naar={{ scherm: 'checklist', deel: 0 }}>
        <dd>
          {Object.keys(antwoorden).length === 0 ? (
            v.controleren.nietsBeantwoord
          ) : (
            <span class="tellers">
              <span>
                <Icon name="eye" small /> <b>{tel('gezien')}</b> {v.controleren.gezien}
              </span>
              <span>
                <Icon name="ear" small /> <b>{tel('gehoord')}</b> {v.controleren.gehoord}
              </span>
              <span>
                <Icon name="minus" small /> <b>{tel('niet-aangetroffen')}</b> {v.controleren.niet}
              </span>
            </span>
          )}
        </dd>
      </Regel>
      <Regel naam={v.controleren.waarWanneer} naar={{ scherm: 'details' }}>
        {(plek.length > 0 ? plek : [waar.onbekend ? v.details.onbekend : v.controleren.geenPlek]).map(
          (regel) => (
            <dd key={regel}>{regel}</dd>
          ),
        )}
        <dd>{Wanneer(signaal.waargenomenOp ?? signaal.begonnenOp, now())}</dd>
        {signaal.collega && <dd>{v.controleren.met(signaal.collega)}</dd>}
      </Regel>
      <Regel naam={v.controleren.personen} naar={{ scherm: 'details' }}>
        <dd>{groepen.join(', ') || v.controleren.geenPersonen}</dd>
        {personen.rollen && <dd>{personen.rollen.join(', ')}</dd>}
        {personen.talen.length > 0 && <dd>{personen.talen.join(', ')}</dd>}
      </Regel>
      {signaal.gegevens?.map(({ reden, naam }, n) => (
        <Regel key={n} naam={v.controleren.gegevens} naar={{ scherm: 'details' }}>
          <dd>{[naam, v.controleren.redenen[reden]].filter(Boolean).join(' · ')}</dd>
        </Regel>
      ))}
      <Regel naam={v.controleren.voertuig} naar={{ scherm: 'details' }}>
        {voertuigen.length === 0 && <dd>{v.controleren.geenVoertuig}</dd>}
        {voertuigen.map(({ kenteken, omschrijving }, n) => (
          <dd key={n}>{[kenteken, omschrijving].filter(Boolean).join(', ')}</dd>
        ))}
      </Regel>
      <Regel naam={v.controleren.fotos} naar={{ scherm: 'details' }}>
        <dd>
          {bijlagen.length === 0 ? (
            v.controleren.geenFotos
          ) : (
            <Fotorij signaal={signaal} fotos={bijlagen} klein />
          )}
        </dd>
      </Regel>
      <Regel naam={v.controleren.notitie} naar={{ scherm: 'details' }}>
        <dd>{v.controleren.notitieDelen(!!notitie.feit, !!notitie.gezegd, !!notitie.indruk)}</dd>
      </Regel>
    </dl>
  );
}

function Regel({ naam, naar, children }: { naam: string; naar: Plek; children: ComponentChildren }) {
  const { router } = useField();
  return (
    <div>
      <dt>{naam}</dt>
      {children}
      <dd class="wijzig">
        <button type="button" onClick={() => router.ga(naar)}>
          {v.controleren.wijzig}
          <span class="vo"> {naam.toLowerCase()}</span>
        </button>
      </dd>
    </div>
  );
}

/** The next caravan does not wait for this one: it stays a concept. */
function NogEen({ signaal }: { signaal: Signaal }) {
  const session = useField();
  const [, doe] = useBusy();
  const begin = async () => {
    await beginNogEen(session, nogEen(signaal, session.now().toISOString()));
    session.toast.value = { tekst: v.verzegeld.vorigeBewaard };
  };
  return (
    <button class="knop knop--stil inspring" type="button" onClick={() => doe(begin)}>
      <Icon name="plus" small /> {v.verzegeld.nogEen}
    </button>
  );
}

function GooiWeg() {
  const session = useField();
  const [vraagt, setVraagt] = useState(false);
  const gooiWeg = async () => {
    await session.concept.value?.verwijder();
    session.voorbij();
    session.router.begin();
  };
  return (
    <>
      <button class="knop knop--stil inspring" type="button" onClick={() => setVraagt(true)}>
        {v.controleren.gooiWeg}
      </button>
      {vraagt && (
        <Vraag
          question={v.controleren.gooiWegVraag}
          consequence={v.controleren.gooiWegGevolg}
          onSafe={() => setVraagt(false)}
        >
          <button class="knop knop--hoofd" type="button" onClick={() => setVraagt(false)}>
            {v.controleren.bewaarConcept}
          </button>
          <button class="knop" type="button" onClick={() => void gooiWeg()}>
            {v.controleren.gooiWegZeker}
          </button>
        </Vraag>
      )}
    </>
  );
}
