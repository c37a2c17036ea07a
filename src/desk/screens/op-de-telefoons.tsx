import { useId, useState } from 'preact/hooks';
import type { Desk } from '#device/desk.ts';
import { Regionummer, type Veldinstellingen } from '#domain/veldinstellingen.ts';
import { praattalen } from '#i18n/nl/praattalen.ts';
import { t } from '#i18n/nl/telefoons.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Segment } from '#ui/segment.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { useLive } from '#ui/use-live.ts';
import { type Geweigerd, Weigering } from '../weigering.tsx';

interface Props {
  desk: Desk;
  uit: string | undefined;
  zeg(tekst: string): void;
}

const MINUTEN = [2, 3, 5, 10];
/** as many as a phone takes (veldinstellingen) */
const HOOGSTENS = 24;
const TALEN = praattalen().filter(({ gecontroleerd }) => !gecontroleerd);

/** What this municipality decides about its phones; signed with its root key, so that no server can decide it instead. */
export function OpDeTelefoons({ desk, uit, zeg }: Props) {
  const veld = useLive(desk.veld, undefined);
  const [nieuw, setNieuw] = useState<Veldinstellingen>();
  const [geprobeerd, setGeprobeerd] = useState(false);
  const [bezig, setBezig] = useState(false);
  const [reden, setReden] = useState<Geweigerd>();
  const id = useId();
  const waarde = nieuw ?? veld;
  if (!waarde) return null;

  const zet = (deel: Partial<Veldinstellingen>) => setNieuw({ ...waarde, ...deel });
  const zetNummer = (n: number, deel: Partial<Regionummer>) =>
    zet({
      nummers: waarde.nummers.map((nummer, i) => (i === n ? zonderLeeg({ ...nummer, ...deel }) : nummer)),
    });
  const minuten = [...new Set([...MINUTEN, waarde.slotMinuten])].sort((a, b) => a - b);

  async function bewaar(event: Event) {
    event.preventDefault();
    setGeprobeerd(true);
    if (!nieuw || bezig || uit || !nieuw.nummers.every((nummer) => Regionummer.safeParse(nummer).success))
      return;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await desk.bewaarVeld(nieuw);
    setBezig(false);
    if (!uitkomst.ok) return setReden(uitkomst);
    setNieuw(undefined);
    setGeprobeerd(false);
    zeg(t.bewaard);
  }

  return (
    <section class="vel blok" aria-labelledby={id}>
      <h2 id={id}>{t.titel}</h2>
      <p class="uitleg">{t.uitleg}</p>
      <form noValidate onSubmit={(event) => void bewaar(event)}>
        <Segment
          legend={t.slot}
          choices={minuten.map((n) => ({ value: String(n), label: String(n) }))}
          value={String(waarde.slotMinuten)}
          onChoose={(n) => zet({ slotMinuten: Number(n) })}
        />
        <Segment
          legend={t.dekmantel}
          choices={(['geen', 'brandveiligheid'] as const).map((value) => ({
            value,
            label: t.dekmantels[value],
          }))}
          value={waarde.dekmantel}
          onChoose={(dekmantel) => zet({ dekmantel })}
        />
        <p class="uitleg onder">{t.dekmantelUit}</p>
        <fieldset class="veldgroep">
          <legend class="label">{t.talen}</legend>
          <p class="uitleg">{t.talenUit}</p>
          <div class="vinkrij">
            {TALEN.map(({ code, naam }) => (
              <label key={code} class="vink">
                <input
                  type="checkbox"
                  checked={waarde.bevestigdeTalen.includes(code)}
                  onChange={({ currentTarget: { checked } }) =>
                    zet({
                      bevestigdeTalen: checked
                        ? [...waarde.bevestigdeTalen, code]
                        : waarde.bevestigdeTalen.filter((ander) => ander !== code),
                    })
                  }
                />
                {naam}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset class="veldgroep">
          <legend class="label">{t.nummers}</legend>
          <p class="uitleg">{t.nummersUit}</p>
          {waarde.nummers.length === 0 && <p class="zacht">{t.geen}</p>}
          {waarde.nummers.map((nummer, n) => (
            <Nummer
              key={n}
              n={n}
              nummer={nummer}
              geprobeerd={geprobeerd}
              onWijzig={(deel) => zetNummer(n, deel)}
              onWeg={() => zet({ nummers: waarde.nummers.filter((_, i) => i !== n) })}
            />
          ))}
          {waarde.nummers.length < HOOGSTENS && (
            <button
              class="knop"
              type="button"
              onClick={() => zet({ nummers: [...waarde.nummers, { naam: '', nummer: '' }] })}
            >
              <Icon name="plus" small /> {t.erbij}
            </button>
          )}
        </fieldset>
        <Weigering reden={reden} />
        <BusyButton
          busy={bezig}
          idle={t.bewaar}
          doing={t.bezig}
          look="onder"
          disabled={!nieuw || uit !== undefined}
          title={uit}
        />
      </form>
    </section>
  );
}

interface Nummerprops {
  n: number;
  nummer: Regionummer;
  geprobeerd: boolean;
  onWijzig(deel: Partial<Regionummer>): void;
  onWeg(): void;
}

function Nummer({ n, nummer, geprobeerd, onWijzig, onWeg }: Nummerprops) {
  const { naam, nummer: telefoon, uitleg = '', acuut = false } = nummer;
  const fout = (veld: 'naam' | 'nummer' | 'uitleg', zin: string) =>
    geprobeerd && !Regionummer.shape[veld].safeParse(nummer[veld]).success ? zin : undefined;
  return (
    <div class="regionummer" role="group" aria-label={t.nummer(n + 1)}>
      <TextControl
        label={t.naam}
        start={naam}
        onText={(tekst) => onWijzig({ naam: tekst })}
        error={fout('naam', t.naamFout)}
        max={80}
      />
      <TextControl
        label={t.telefoon}
        start={telefoon}
        onText={(tekst) => onWijzig({ nummer: tekst })}
        error={fout('nummer', t.telefoonFout)}
        max={25}
        extra={{ inputMode: 'tel' }}
      />
      <TextControl
        label={t.wanneer}
        optional={t.mag}
        start={uitleg}
        onText={(tekst) => onWijzig({ uitleg: tekst })}
        error={fout('uitleg', t.wanneerFout)}
        max={200}
      />
      <label class="vink">
        <input
          type="checkbox"
          checked={acuut}
          onChange={({ currentTarget: { checked } }) => onWijzig({ acuut: checked ? true : undefined })}
        />
        {t.acuut}
      </label>
      <button class="knop knop--stil" type="button" onClick={onWeg}>
        <Icon name="x" small /> {t.weg(naam || t.nummer(n + 1))}
      </button>
    </div>
  );
}

/** What is left empty is not there: a phone refuses an explanation of nothing. */
function zonderLeeg({ uitleg, acuut, ...nummer }: Regionummer): Regionummer {
  return { ...nummer, ...(uitleg && { uitleg }), ...(acuut && { acuut }) };
}
