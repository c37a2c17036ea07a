import { useId } from 'preact/hooks';
import type { Signaal } from '#domain/signaal.ts';
import type { Uitbuitingsvorm } from '#domain/signalenlijst.ts';
import { t } from '#i18n/nl/desk.ts';
import { hoedanigheden, prostitutiesoorten, uitbuitingsvormen } from '#i18n/nl/meldroute.ts';
import { waarRegels } from './plaats.ts';
import { dagEnTijd, weekdagEnTijd } from './tijd.ts';

interface Props {
  signaal: Signaal;
  /** the aandachtsfunctionaris' estimate, and who made it when; absent for what was added, which has none of its own */
  vormen?: readonly Uitbuitingsvorm[];
  vormDoor?: string | undefined;
}

/** What the melder saw, as a list of terms; the estimate of the desk stands apart with its maker. */
export function Feiten({ signaal, vormen, vormDoor }: Props) {
  const d = t.dossier;
  const id = useId();
  const { onder18, van18tot23, vanaf23, leeftijdOnbekend, talen, rollen = [] } = signaal.personen;
  const personen = onder18 + van18tot23 + vanaf23 + leeftijdOnbekend;
  const groepen = [
    van18tot23 > 0 && d.jong(van18tot23),
    vanaf23 > 0 && d.volwassen(vanaf23),
    leeftijdOnbekend > 0 && d.leeftijdOnbekend(leeftijdOnbekend),
  ].filter((deel) => typeof deel === 'string');
  const [eerste = '', ...rest] = waarRegels(signaal);
  const { acuut } = signaal;

  return (
    <section class="vel blok" aria-labelledby={id}>
      <h2 id={id}>{d.feiten}</h2>
      <dl class="feiten">
        <Feit term={d.waar} waarde={eerste} onder={rest} />
        <Feit
          term={d.wanneer}
          waarde={weekdagEnTijd(signaal.waargenomenOp ?? signaal.begonnenOp)}
          onder={signaal.hoedanigheid === 'anders' ? [] : [hoedanigheden[signaal.hoedanigheid]]}
        />
        <Feit
          term={d.personen}
          waarde={personen === 0 ? d.onbekend : d.aantalPersonen(personen, onder18)}
          onder={[groepen.join(', '), rollen.join(', ')].filter((regel) => regel !== '')}
        />
        <Feit term={d.taal} waarde={talen.length > 0 ? talen.join(', ') : d.onbekend} />
        {signaal.gegevens?.map(({ reden, naam, geboortedatum, document, contact }, i) => (
          <Feit
            key={i}
            term={d.gegevens}
            waarde={naam ?? d.onbekend}
            onder={[d.gegevensreden[reden], geboortedatum, document, contact].filter(
              (regel) => regel !== undefined,
            )}
          />
        ))}
        {signaal.voertuigen.length === 0 ? (
          <Feit term={d.voertuig} waarde={d.geen} />
        ) : (
          signaal.voertuigen.map(({ kenteken, omschrijving }, i) => (
            <Feit
              key={i}
              term={d.voertuig}
              waarde={kenteken ?? omschrijving ?? d.onbekend}
              onder={kenteken && omschrijving ? [omschrijving] : []}
            />
          ))
        )}
        {vormen && (
          <Feit
            term={d.vorm}
            waarde={vormen.length > 0 ? vormen.map((vorm) => uitbuitingsvormen[vorm]).join(', ') : d.vormNiet}
            onder={vormDoor && vormen.length > 0 ? [vormDoor] : []}
          />
        )}
        {signaal.prostitutiesoort && (
          <Feit term={d.soortPlek} waarde={prostitutiesoorten[signaal.prostitutiesoort]} />
        )}
        {acuut && (
          <Feit
            term={d.acuut}
            waarde={acuut.gebeld112 ? d.gebeld[acuut.gebeld112] : d.gebeldOnbekend}
            onder={[d.acuutGemarkeerd(dagEnTijd(acuut.gebeldOp ?? acuut.gemarkeerdOp))]}
          />
        )}
      </dl>
    </section>
  );
}

function Feit({ term, waarde, onder = [] }: { term: string; waarde: string; onder?: readonly string[] }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {waarde}
        {onder.map((regel) => (
          <small key={regel}>{regel}</small>
        ))}
      </dd>
    </div>
  );
}

/** Fact, statement and impression: three texts, three edges, never one. */
export function Notities({ signaal }: { signaal: Signaal }) {
  const id = useId();
  const { feit, gezegd, indruk } = signaal.notitie;
  return (
    <section class="vel blok" aria-labelledby={id}>
      <h2 id={id}>{t.dossier.notitie}</h2>
      {!feit && !gezegd && !indruk && <p class="zacht">{t.dossier.geenNotitie}</p>}
      <div class="tweespalt">
        {(feit || gezegd) && (
          <div class="kolom">
            {feit && <Citaat kop={t.dossier.feit} tekst={feit} soort="" />}
            {gezegd && <Citaat kop={t.dossier.gezegd} tekst={gezegd} soort="citaat--gezegd" />}
          </div>
        )}
        {indruk && <Citaat kop={t.dossier.indruk} tekst={indruk} soort="citaat--indruk" />}
      </div>
    </section>
  );
}

function Citaat({ kop, tekst, soort }: { kop: string; tekst: string; soort: string }) {
  return (
    <div class={`citaat ${soort}`.trim()}>
      <h3>{kop}</h3>
      <p class="brontekst">{tekst}</p>
    </div>
  );
}
