import { useEffect, useRef, useState } from 'preact/hooks';
import type { Fotoweigering } from '#device/fotowerk.ts';
import { t } from '#i18n/nl/fotos.ts';
import { Icon } from '#ui/icon.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { type Camera, type Cameraweigering, openCamera } from '#device/camera.ts';
import { kiesFoto } from '../kies-foto.ts';
import { Melding } from '../melding.tsx';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld } from '../veld.tsx';

type Stand = 'start' | 'uit' | { camera: Camera } | { weigering: Cameraweigering };

interface Props {
  /** the last photo is being made ready */
  bezig: boolean;
  /** why the last photo could not be used */
  fout: Fotoweigering | undefined;
  onFoto(beeld: ImageBitmap, genomenOp: string): void;
}

/** The camera of the app, and beside it the ways to a photo that exists or that the phone's own camera makes. */
export function FotoCamera({ bezig, fout, onFoto }: Props) {
  const session = useField();
  const video = useRef<HTMLVideoElement>(null);
  const { stand, zetAan } = useCamera(!bezig);
  const camera = typeof stand === 'object' && 'camera' in stand ? stand.camera : undefined;
  const [beeld, setBeeld] = useState(false);

  useEffect(() => {
    if (!video.current) return;
    setBeeld(false);
    video.current.srcObject = camera?.stroom ?? null;
    // Where it may not begin by itself, the browser shows how to.
    if (camera) void video.current.play().catch(() => undefined);
  }, [camera]);

  const [, doe] = useBusy();
  const neem = async () => {
    if (!video.current || !camera) return;
    const frame = await createImageBitmap(video.current);
    camera.stop();
    onFoto(frame, session.now().toISOString());
  };

  return (
    <Veld class="fotoveld">
      <Kop terug>
        <Titel>{t.titel}</Titel>
      </Kop>
      <main>
        {(camera || bezig || stand === 'start') && (
          <div class="fotobeeld">
            <video
              ref={video}
              hidden={!camera}
              muted
              playsInline
              aria-label={t.camera.beeld}
              onLoadedData={() => setBeeld(true)}
            />
            {!camera && (
              <p class="fotobezig" role="status">
                <Icon name="loader-circle" /> {bezig ? t.camera.bezig : t.camera.start}
              </p>
            )}
          </div>
        )}
        <div class="fotozij">
          <div role="alert">
            {fout && (
              <p class="fout">
                <Icon name="circle-alert" /> {t.weigering[fout]}
              </p>
            )}
            {typeof stand === 'object' && 'weigering' in stand && (
              <Melding
                soort="letop"
                icoon="circle-alert"
                kop={t.camera.weigering[stand.weigering].kop}
                zin={t.camera.weigering[stand.weigering].zin}
              />
            )}
          </div>
          {camera?.lamp && <Lamp schakel={camera.lamp} />}
          <p>
            <b>{t.camera.regel}</b>
          </p>
          {camera && <p class="uitleg">{t.camera.nietInGalerij}</p>}
          <Bestand uit={bezig} geenCamera={!camera} />
        </div>
      </main>
      <Duim>
        <AcuutKnop smal />
        {camera || bezig || stand === 'start' ? (
          <button
            class={bezig ? 'knop knop--hoofd is-bezig' : 'knop knop--hoofd'}
            type="button"
            disabled={!beeld || !camera}
            onClick={() => doe(neem)}
          >
            <Icon name={bezig ? 'loader-circle' : 'camera'} /> {bezig ? t.camera.bezig : t.camera.maak}
          </button>
        ) : (
          <button class="knop knop--hoofd" type="button" onClick={zetAan}>
            <Icon name="camera" /> {t.camera.zetAan}
          </button>
        )}
      </Duim>
    </Veld>
  );
}

/**
 * Switches the camera on, and off again in the same instant that nobody may look any more: Verberg, the lock, another
 * app in front, another screen. After that only the person switches it on.
 */
function useCamera(wanted: boolean): { stand: Stand; zetAan(): void } {
  const { slot } = useField();
  const [stand, setStand] = useState<Stand>('start');
  const [poging, setPoging] = useState(0);
  useEffect(() => {
    if (!wanted) return undefined;
    let weg = false;
    let camera: Camera | undefined;
    const stop = () => {
      weg = true;
      camera?.stop();
      setStand('uit');
    };
    setStand('start');
    void openCamera().then((opened) => {
      if (opened.ok) camera = opened.waarde;
      if (weg) camera?.stop();
      else setStand(opened.ok ? { camera: opened.waarde } : { weigering: opened.reden });
    });
    const hidden = () => document.visibilityState === 'hidden' && stop();
    const unwatch = slot.subscribe((dicht) => dicht && stop());
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', stop);
    return () => {
      stop();
      unwatch();
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', stop);
    };
  }, [wanted, poging, slot]);
  return { stand, zetAan: () => setPoging((n) => n + 1) };
}

function Lamp({ schakel }: { schakel(aan: boolean): Promise<void> }) {
  const [aan, setAan] = useState(false);
  return (
    <button
      class="knop"
      type="button"
      aria-pressed={aan}
      onClick={() => {
        setAan(!aan);
        void schakel(!aan);
      }}
    >
      <Icon name="flashlight" small /> {t.camera.lamp}
    </button>
  );
}

/** A photo that exists already, or one by the phone's own camera app when ours cannot be used. */
function Bestand({ uit, geenCamera }: { uit: boolean; geenCamera: boolean }) {
  const { now, concept } = useField();
  const kies = (hoe: 'kies' | 'toestel') => concept.value && kiesFoto(concept.value.id, hoe, now);
  return (
    <>
      <button class="knop" type="button" disabled={uit} onClick={() => kies('kies')}>
        <Icon name="image" small /> {t.camera.kies}
      </button>
      {geenCamera && (
        <button class="knop" type="button" disabled={uit} onClick={() => kies('toestel')}>
          <Icon name="camera" small /> {t.camera.toestel}
        </button>
      )}
      <p class="uitleg">{t.camera.bestandUitleg}</p>
    </>
  );
}
