import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { RunningFotowerk } from '#device/foto.ts';
import type { Voorbereid } from '#device/fotowerk.ts';
import type { Concept } from '#device/phone.ts';
import { t } from '#i18n/nl/fotos.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Segment } from '#ui/segment.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld } from '../veld.tsx';
import { type Kwast, Vervaagvlak } from '../vervaagvlak.tsx';

interface Props {
  werk: RunningFotowerk;
  voorbereid: Voorbereid;
  genomenOp: string;
  bij: string | undefined;
  /** the photo that is kept already and that this one takes the place of */
  over: string | undefined;
  onOpnieuw(): void;
}

const KWASTEN: readonly Kwast[] = ['klein', 'middel', 'groot'];

/** Before a photo is kept: what may not be seen is painted over, and is then no longer in it. */
export function FotoNakijken({ werk, voorbereid, genomenOp, bij, over, onOpnieuw }: Props) {
  const session = useField();
  const [streken, setStreken] = useState<readonly (readonly number[])[]>([]);
  const [kwast, setKwast] = useState<Kwast>('middel');
  const [fout, setFout] = useState<keyof typeof t.weigering>();
  const [bezig, doe] = useBusy();
  const vakken = useRef<number[]>([]);
  vakken.current = [...new Set(streken.flat())];

  const bewaar = useCallback(
    async (open: Concept) => {
      const foto = await werk.maak(vakken.current);
      const bewaard = !foto.ok
        ? foto
        : over === undefined
          ? await open.bijlagen.voegToe({ ...foto.waarde, genomenOp, ...(bij !== undefined && { bij }) })
          : await open.bijlagen.vervang(over, foto.waarde);
      if (!bewaard.ok) return setFout(bewaard.reden);
      session.nogBewaren = undefined;
      return bewaard.waarde.id;
    },
    [werk, genomenOp, bij, over, session],
  );

  /** Locked or out of sight before she pressed: the photo is kept as it is now, and she finds it back. */
  useEffect(() => {
    session.nogBewaren = async (open) => {
      session.nogBewaren = undefined;
      const id = await bewaar(open);
      if (id) session.router.vervang({ scherm: 'foto-bekijk', id });
    };
    const verborgen = () => {
      const open = session.concept.value;
      if (document.visibilityState === 'hidden' && open) void session.nogBewaren?.(open);
    };
    document.addEventListener('visibilitychange', verborgen);
    return () => {
      session.nogBewaren = undefined;
      document.removeEventListener('visibilitychange', verborgen);
    };
  }, [bewaar, session]);

  const druk = async () => {
    const open = session.concept.value;
    if (!open || !(await bewaar(open))) return;
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
          onClick={() => doe(druk)}
        />
      </Duim>
    </Veld>
  );
}
