import './aanvullingen.css';
import { useId, useState } from 'preact/hooks';
import type { Bijgekomen } from '#device/desk.ts';
import { t } from '#i18n/nl/dossieraanvulling.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { Antwoorden } from './antwoorden.tsx';
import type { Schermprops } from './bureau.tsx';
import type { Dossierbeeld } from './dossierbeeld.ts';
import { Feiten, Notities } from './feiten.tsx';
import { Fotos } from './fotos.tsx';
import { dagEnTijd } from './tijd.ts';
import { Vlak } from './vlak.tsx';
import { type Geweigerd, Weigering } from './weigering.tsx';

type Props = Pick<Schermprops, 'desk' | 'zeg' | 'uit'> & { beeld: Dossierbeeld };

/** What the melder added, each in its own words and beside the question that it answers; and what is still to be decided on it. */
export function Aanvullingen(props: Props) {
  const { beeld } = props;
  return (
    <>
      {beeld.inhoud.teBeoordelen.length > 0 && <Beoordeel {...props} />}
      {beeld.bij.map((stuk) => (
        <Stuk key={stuk.envId} desk={props.desk} beeld={beeld} stuk={stuk} />
      ))}
    </>
  );
}

function Stuk({ desk, beeld, stuk }: Pick<Props, 'desk' | 'beeld'> & { stuk: Bijgekomen }) {
  const id = useId();
  const { aanvullingen, vragen } = beeld.inhoud;
  const { oorsprong, kenmerk, envId } = stuk;
  const vraag = vragen.find(({ antwoorden }) => antwoorden.includes(envId));
  const signaal = oorsprong.soort === 'signaal' ? oorsprong.signaal : undefined;
  const naSluiten = aanvullingen.some((een) => een.envId === envId && een.naSluiten);
  const wanneer = signaal?.waargenomenOp ?? signaal?.begonnenOp ?? oorsprong.verzegeldOp;
  return (
    <section class="aanvulling" aria-labelledby={id}>
      <h2 id={id}>{t.kop(kenmerk, wanneer ? dagEnTijd(wanneer) : '')}</h2>
      {vraag && (
        <p>
          {t.antwoordOp} <q>{vraag.vraag}</q>
        </p>
      )}
      {naSluiten && <p class="zacht">{t.naSluiten}</p>}
      {signaal ? (
        <>
          <Notities signaal={signaal} />
          <Feiten signaal={signaal} />
          {Object.keys(signaal.antwoorden).length > 0 && <Antwoorden signaal={signaal} />}
          {signaal.bijlagen.length > 0 && <Fotos desk={desk} melding={beeld.melding} signaal={signaal} />}
        </>
      ) : (
        <p>{t.onleesbaar}</p>
      )}
    </section>
  );
}

/** What came after closing is decided on: reopened by an act of the route, or left as it is with a reason. */
function Beoordeel({ desk, zeg, uit, beeld }: Props) {
  const [waarom, setWaarom] = useState('');
  const [geprobeerd, setGeprobeerd] = useState(false);
  const [bezig, setBezig] = useState(false);
  const [reden, setReden] = useState<Geweigerd>();

  async function leg(event: Event) {
    event.preventDefault();
    setGeprobeerd(true);
    if (!waarom.trim() || uit || bezig) return;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await desk.leg(beeld.melding, { soort: 'blijft-gesloten', reden: waarom.trim() });
    setBezig(false);
    if (uitkomst.ok) zeg(t.gedaan);
    else setReden(uitkomst);
  }

  return (
    <Vlak soort="letop" icon="circle-alert" kop={t.beoordeelKop}>
      <p>{t.beoordeelUit}</p>
      <form noValidate onSubmit={(event) => void leg(event)}>
        <TextControl
          label={t.waarom}
          start={waarom}
          onText={setWaarom}
          rows={2}
          error={geprobeerd && !waarom.trim() ? t.waaromLeeg : undefined}
          max={2_000}
        />
        <Weigering reden={reden} />
        <BusyButton
          busy={bezig}
          idle={t.blijftGesloten}
          doing={t.bezig}
          look="onder"
          disabled={uit !== undefined}
          title={uit}
        />
      </form>
    </Vlak>
  );
}
