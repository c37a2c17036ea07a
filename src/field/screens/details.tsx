import { useId, useState } from 'preact/hooks';
import { Hoedanigheid, type Signaal } from '#domain/signaal.ts';
import { Wanneer, volledigeDatum } from '#i18n/nl/moment.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { Segment } from '#ui/segment.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { metTekst } from '../antwoorden.ts';
import { Bewaarfout } from '../melding.tsx';
import { useField, useSignaal } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld, Voortgang } from '../veld.tsx';
import { Fotogroep } from '../fotostrook.tsx';
import { PersonenGroep } from './details-personen.tsx';
import { VoertuigenGroep } from './details-voertuigen.tsx';
import { WaarGroep } from './details-waar.tsx';

/** Step 3: where, when, who, what. Everything may stay empty, and nothing here ever blocks. */
export function Details() {
  const { router } = useField();
  const signaal = useSignaal();
  return (
    <Veld>
      <Kop terug>
        <Titel>{v.details.titel}</Titel>
      </Kop>
      <Voortgang stap={3}>{v.details.stap}</Voortgang>
      <main>
        <Bewaarfout />
        {signaal && (
          <>
            <WaarGroep signaal={signaal} />
            <WanneerGroep signaal={signaal} />
            <PersonenGroep signaal={signaal} />
            <VoertuigenGroep signaal={signaal} />
            <Fotogroep signaal={signaal} />
            <NotitieGroep signaal={signaal} />
          </>
        )}
      </main>
      <Duim>
        <AcuutKnop smal />
        <button class="knop knop--hoofd" type="button" onClick={() => router.ga({ scherm: 'controleren' })}>
          {v.details.controleren} <Icon name="arrow-right" />
        </button>
      </Duim>
    </Veld>
  );
}

/** For `datetime-local`: the wall clock of this device. */
function lokaal(op: string): string {
  const moment = new Date(op);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function WanneerGroep({ signaal }: { signaal: Signaal }) {
  const session = useField();
  const [wijzigt, setWijzigt] = useState(false);
  const op = signaal.waargenomenOp ?? signaal.begonnenOp;
  const toekomst = new Date(op) > session.now();
  return (
    <section class="groep">
      <h2>
        <Icon name="clock" /> {v.details.wanneer}
      </h2>
      <div class="vel plaats">
        <div>
          <b>{Wanneer(op, session.now())}</b>
          <p class="klein zacht">{volledigeDatum(op)}</p>
        </div>
        <button
          class="knop"
          type="button"
          aria-expanded={wijzigt}
          aria-label={wijzigt ? undefined : v.details.wijzigWanneer}
          onClick={() => setWijzigt(!wijzigt)}
        >
          {wijzigt ? v.details.wanneerKlaar : v.details.wijzig}
        </button>
      </div>
      {wijzigt && <Moment op={op} toekomst={toekomst} />}
      <Segment
        legend={v.details.rol}
        choices={Hoedanigheid.options.map((value) => ({ value, label: v.details.rollen[value] }))}
        value={signaal.hoedanigheid}
        onChoose={(hoedanigheid) => session.wijzig((nu) => ({ ...nu, hoedanigheid }))}
      />
      <p class="klein zacht" role="status">
        {v.details.regels[signaal.hoedanigheid]}
      </p>
      <TextControl
        label={v.details.collega}
        optional={v.details.nietVerplicht}
        start={signaal.collega}
        max={80}
        onText={(tekst) => session.wijzig((nu) => metTekst(nu, 'collega', tekst), { tekst: true })}
      />
    </section>
  );
}

function Moment({ op, toekomst }: { op: string; toekomst: boolean }) {
  const session = useField();
  const id = useId();
  return (
    <div class={toekomst ? 'veldgroep is-fout' : 'veldgroep'}>
      <label for={id}>{v.details.datumEnTijd}</label>
      {toekomst && (
        <p class="fout" id={`${id}-f`}>
          <Icon name="circle-alert" /> {v.details.toekomst}
        </p>
      )}
      <input
        class="invoer"
        id={id}
        type="datetime-local"
        defaultValue={lokaal(op)}
        aria-invalid={toekomst || undefined}
        aria-describedby={toekomst ? `${id}-f` : undefined}
        onInput={(event) => {
          const moment = new Date(event.currentTarget.value);
          if (Number.isNaN(moment.getTime())) return;
          session.wijzig((nu) => ({ ...nu, waargenomenOp: moment.toISOString() }));
        }}
      />
    </div>
  );
}

const NOTITIES = [
  { deel: 'feit', rijen: 4, soort: 'feit', label: v.details.feit, uitleg: v.details.feitUitleg },
  { deel: 'gezegd', rijen: 3, soort: 'feit', label: v.details.gezegd, uitleg: v.details.gezegdUitleg },
  { deel: 'indruk', rijen: 3, soort: 'indruk', label: v.details.indruk, uitleg: v.details.indrukUitleg },
] as const;

function NotitieGroep({ signaal }: { signaal: Signaal }) {
  const session = useField();
  return (
    <section class="groep">
      <h2>
        <Icon name="notebook-pen" /> {v.details.notitie}
      </h2>
      {NOTITIES.map(({ deel, rijen, soort, label, uitleg }) => (
        <TextControl
          key={deel}
          label={label}
          description={uitleg}
          kind={soort}
          rows={rijen}
          max={20_000}
          start={signaal.notitie[deel]}
          onText={(tekst) =>
            session.wijzig((nu) => ({ ...nu, notitie: metTekst(nu.notitie, deel, tekst) }), { tekst: true })
          }
        />
      ))}
    </section>
  );
}
