import { useState } from 'preact/hooks';
import type { Voorbereid } from '#device/fotowerk.ts';
import { t } from '#i18n/nl/fotos.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Segment } from '#ui/segment.tsx';
import { useBusy } from '#ui/use-busy.ts';
import type { FotoInHand } from '../foto-in-hand.ts';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld } from '../veld.tsx';
import { type Kwast, Vervaagvlak } from '../vervaagvlak.tsx';

interface Props {
  hand: FotoInHand;
  voorbereid: Voorbereid;
  onOpnieuw(): void;
}

const KWASTEN: readonly Kwast[] = ['klein', 'middel', 'groot'];

/** Before a photo is kept: what may not be seen is painted over, and is then no longer in it. */
export function FotoNakijken({ hand, voorbereid, onOpnieuw }: Props) {
  const session = useField();
  const [streken, setStreken] = useState<readonly (readonly number[])[]>([]);
  const [kwast, setKwast] = useState<Kwast>('middel');
  const [fout, setFout] = useState<keyof typeof t.weigering>();
  const [bezig, doe] = useBusy();
  hand.vakken = [...new Set(streken.flat())];

  const bewaar = async () => {
    const open = session.concept.value;
    if (!open) return;
    const bewaard = await hand.bewaar(open);
    if (!bewaard.ok) return setFout(bewaard.reden);
    session.toast.value = { tekst: t.nakijken.bewaard };
    session.router.terug();
  };
  const zetTerug = () => setStreken((nu) => nu.slice(0, -1));

  return (
    <Veld class="fotoveld">
      <Kop terug naar={t.titel} onTerug={onOpnieuw}>
        <Titel>{t.nakijken.titel}</Titel>
      </Kop>
      <main>
        <div class="fotobeeld">
          <Vervaagvlak
            voorbereid={voorbereid}
            kwast={kwast}
            streken={streken}
            onStreek={(streek) => setStreken((nu) => [...nu, streek])}
            onZetTerug={zetTerug}
          />
        </div>
        <div class="fotozij">
          <div role="alert">
            {fout && (
              <p class="fout">
                <Icon name="circle-alert" /> {t.weigering[fout]}
              </p>
            )}
          </div>
          <p class="uitleg">{t.nakijken.uitleg}</p>
          <p class="vo" id="vervaaguitleg">
            {t.nakijken.toetsen}
          </p>
          <div class="kwastrij">
            <Segment<Kwast>
              legend={t.nakijken.kwast}
              legendHidden
              choices={KWASTEN.map((value) => ({ value, label: t.nakijken.kwasten[value] }))}
              value={kwast}
              onChoose={setKwast}
            />
            <button class="knop" type="button" disabled={streken.length === 0} onClick={zetTerug}>
              <Icon name="undo-2" small /> {t.nakijken.zetTerug}
            </button>
          </div>
        </div>
      </main>
      <Duim>
        <AcuutKnop smal />
        <BusyButton
          busy={bezig}
          idle={t.nakijken.bewaar}
          doing={t.nakijken.bezig}
          look="knop--hoofd"
          icon="check"
          type="button"
          onClick={() => doe(bewaar)}
        />
      </Duim>
    </Veld>
  );
}
