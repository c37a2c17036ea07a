import '../fotos.css';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type RunningFotowerk, startFotowerk } from '#device/foto.ts';
import type { Fotoweigering, Voorbereid } from '#device/fotowerk.ts';
import { type Bijlage, MEESTE_BIJLAGEN } from '#domain/signaal.ts';
import { kennisartikelen } from '#i18n/nl/kennisbank.ts';
import { t } from '#i18n/nl/fotos.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { type FotoInHand, neemInHand } from '../foto-in-hand.ts';
import { opGekozen } from '../kies-foto.ts';
import { Melding } from '../melding.tsx';
import type { Session } from '../session.ts';
import { useField, useSignaal } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld } from '../veld.tsx';
import { FotoCamera } from './foto-camera.tsx';
import { FotoNakijken } from './foto-nakijken.tsx';

type Stap =
  | { stap: 'herinnering' }
  | { stap: 'camera'; fout?: Fotoweigering }
  | { stap: 'bezig' }
  | { stap: 'nakijken'; hand: FotoInHand; voorbereid: Voorbereid };

/** With less room than this, what is left is for text (security B5). */
const VOOR_TEKST = 16 * 1024 * 1024;

interface Props {
  /** the indicator that it shows */
  bij?: string | undefined;
  /** the photo that is kept already and that it takes the place of */
  over?: string | undefined;
}

/** A photo, from the reminder of what may not be on it until it is in the concept. */
export function Foto(props: Props) {
  const signaal = useSignaal();
  return signaal ? <Nieuw {...props} bijlagen={signaal.bijlagen} /> : null;
}

function Nieuw({ bij, over, bijlagen }: Props & { bijlagen: readonly Bijlage[] }) {
  const session = useField();
  const opslag = useLive(session.phone.opslag, undefined);
  const [stap, setStap] = useState<Stap>(() => ({ stap: begin(over, bijlagen.length) }));
  const werk = useFotowerk();
  const bewaard = over === undefined ? undefined : bijlagen.find(({ id }) => id === over);

  const neem = useCallback(
    async (bron: Blob | ImageBitmap, genomenOp: string) => {
      setStap({ stap: 'bezig' });
      const hand = neemInHand(session, werk(), bron, { genomenOp, bij, over });
      const klaar = await hand.bereid;
      if (klaar.ok) return setStap({ stap: 'nakijken', hand, voorbereid: klaar.waarde });
      hand.laatLos();
      setStap({ stap: 'camera', fout: klaar.reden });
    },
    [session, werk, bij, over],
  );
  useEffect(() => {
    if (bewaard) void herlees(session, bewaard).then((bron) => bron && neem(bron, bewaard.genomenOp));
    // not again when the concept changes: this photo is in hand
  }, [session, neem]);
  useEffect(() => {
    const open = session.concept.value;
    return open && opGekozen(open.id, ({ bestand, genomenOp }) => void neem(bestand, genomenOp));
  }, [session, neem]);
  useEffect(() => {
    const verborgen = () => {
      const open = session.concept.value;
      if (document.visibilityState === 'hidden' && open) void session.nogBewaren?.(open);
    };
    document.addEventListener('visibilitychange', verborgen);
    return () => {
      document.removeEventListener('visibilitychange', verborgen);
      session.nogBewaren = undefined;
    };
  }, [session]);

  if (stap.stap === 'herinnering' || stap.stap === 'camera') {
    const { gebruikt, ruimte } = opslag ?? {};
    const krap = gebruikt !== undefined && ruimte !== undefined && ruimte - gebruikt < VOOR_TEKST;
    if (bijlagen.length >= MEESTE_BIJLAGEN) return <Belet waarom={t.belet.vol} />;
    if (krap) return <Belet waarom={t.belet.ruimte} />;
  }

  switch (stap.stap) {
    case 'herinnering':
      return <Herinnering onVerder={() => setStap({ stap: 'camera' })} />;
    case 'camera':
    case 'bezig':
      return (
        <FotoCamera
          bezig={stap.stap === 'bezig'}
          fout={stap.stap === 'camera' ? stap.fout : undefined}
          onFoto={(bron, genomenOp) => void neem(bron, genomenOp)}
        />
      );
    case 'nakijken':
      return (
        <FotoNakijken
          hand={stap.hand}
          voorbereid={stap.voorbereid}
          onOpnieuw={() => {
            stap.hand.laatLos();
            if (over === undefined) setStap({ stap: 'camera' });
            else session.router.terug();
          }}
        />
      );
  }
}

const begin = (over: string | undefined, aantal: number) =>
  over !== undefined ? 'bezig' : aantal > 0 ? 'camera' : 'herinnering';

/** A photo that is kept already, to paint over more of it. */
async function herlees(session: Session, { id, mime }: Bijlage): Promise<Blob | undefined> {
  const gelezen = await session.concept.value?.bijlagen.lees(id);
  if (!gelezen?.ok) return undefined;
  return new Blob([gelezen.waarde as Uint8Array<ArrayBuffer>], { type: mime });
}

/** The work on one photo: begun with the screen so that it is ready in time, and ended with it. */
function useFotowerk(): () => RunningFotowerk {
  const running = useRef<RunningFotowerk>(undefined);
  const werk = useCallback(() => (running.current ??= startFotowerk()), []);
  useEffect(() => {
    werk();
    return () => running.current?.stop();
  }, [werk]);
  return werk;
}

/** Before the first photo: what may be on it and what may not (domein §3.2). */
function Herinnering({ onVerder }: { onVerder(): void }) {
  const stukken = kennisartikelen
    .flatMap(({ items }) => items)
    .filter(({ id }) => id === 'kb-fotos-wel' || id === 'kb-fotos-niet');
  return (
    <Veld>
      <Kop terug>
        <Titel>{t.herinnering.titel}</Titel>
      </Kop>
      <main>
        <p class="uitleg ruim-onder">{t.herinnering.uitleg}</p>
        <div class="doendont">
          {stukken.map(({ id, kop, vorm, regels }) => (
            <div key={id} class={vorm}>
              <h2>
                <Icon name={vorm === 'wel' ? 'check' : 'x'} /> {kop}
              </h2>
              <ul>
                {regels.map((regel) => (
                  <li key={regel}>{regel}</li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </main>
      <Duim>
        <AcuutKnop smal />
        <button class="knop knop--hoofd" type="button" onClick={onVerder}>
          {t.herinnering.verder}
        </button>
      </Duim>
    </Veld>
  );
}

/** No photo can be added now: why, and what to do. Text always can. */
function Belet({ waarom: { kop, zin } }: { waarom: { kop: string; zin: string } }) {
  const { router } = useField();
  return (
    <Veld>
      <Kop terug>
        <Titel>{t.titel}</Titel>
      </Kop>
      <main>
        <Melding soort="letop" icoon="circle-alert" kop={kop} zin={zin} />
      </main>
      <Duim>
        <AcuutKnop smal />
        <button class="knop knop--hoofd" type="button" onClick={() => router.terug()}>
          {t.belet.terug}
        </button>
      </Duim>
    </Veld>
  );
}
