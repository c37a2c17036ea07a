import { useEffect, useRef, useState } from 'preact/hooks';
import { type Camera, type Cameraweigering, openCamera } from '#device/camera.ts';
import { Reeks, type Reeksstand } from '#device/redding-codes.ts';
import { Icon } from '#ui/icon.tsx';
import { inlezen as w } from '#i18n/nl/redding.ts';

/** Not in the types of the platform yet, and not in every browser (WICG Shape Detection API). */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: readonly string[] }) => Detector;

const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

/** Codes change every second or so; a look takes a few tens of milliseconds. */
const LOOK = 150;

/** Reads a series of codes from the screen of a phone; gives the line when it has all of them. */
export function Codelezer({ bezig, onRegel }: { bezig: boolean; onRegel(regel: string): void }) {
  const Class = detectorClass();
  const [camera, setCamera] = useState<Camera>();
  const [reden, setReden] = useState<Cameraweigering>();
  const [stand, setStand] = useState<Reeksstand>();
  const video = useRef<HTMLVideoElement>(null);

  useEffect(() => {
    if (!camera || !Class || !video.current) return undefined;
    const beeld = video.current;
    const detector = new Class({ formats: ['qr_code'] });
    const reeks = new Reeks();
    let over = false;
    beeld.srcObject = camera.stroom;
    void beeld.play().catch(() => {});
    const look = async () => {
      // a frame that is not there yet is no fault
      const found = await detector.detect(beeld).catch(() => []);
      for (const { rawValue } of found) {
        const nu = await reeks.lees(rawValue);
        if (over || !nu) continue;
        setStand(nu);
        if (nu.regel === undefined) continue;
        setCamera(undefined);
        onRegel(nu.regel);
        return;
      }
      if (!over) setTimeout(() => void look(), LOOK);
    };
    void look();
    return () => {
      over = true;
      camera.stop();
    };
  }, [camera]);

  if (!Class) return <p>{w.nietHier}</p>;

  async function begin() {
    setReden(undefined);
    setStand(undefined);
    const opened = await openCamera();
    if (opened.ok) setCamera(opened.waarde);
    else setReden(opened.reden);
  }

  return (
    <>
      {camera && <video ref={video} class="codebeeld" muted playsInline aria-label={w.beeld} />}
      <p role="status">
        {camera && (stand ? w.gelezen(stand.gelezen.length, stand.van) : w.zoekt)}
        {reden && w.geenCamera[reden]}
      </p>
      <button
        class="knop"
        type="button"
        disabled={bezig}
        onClick={() => (camera ? setCamera(undefined) : void begin())}
      >
        <Icon name={camera ? 'x' : 'camera'} small /> {camera ? w.stop : w.begin}
      </button>
    </>
  );
}
