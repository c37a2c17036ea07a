import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';

export type Cameraweigering =
  /** the person, the browser or whoever manages this device said no */
  | 'geweigerd'
  | 'geen-camera'
  /** something else has it, or it broke */
  | 'bezet';

/** A camera that is on. */
export interface Camera {
  readonly stroom: MediaStream;
  /** switches the light beside the lens; absent where the camera offers none */
  readonly lamp?: (aan: boolean) => Promise<void>;
  stop(): void;
}

/** The long side is scaled to 2048 anyhow; four to three is what a phone's camera sees in full. */
const WENS = {
  facingMode: { ideal: 'environment' },
  width: { ideal: 2048 },
  height: { ideal: 1536 },
} as const;

/** Switches the camera on, the one at the back where there are two; asks for no sound. */
export async function openCamera(): Promise<Uitkomst<Camera, Cameraweigering>> {
  // absent without a secure connection
  const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  if (!devices) return geweigerd('geen-camera');
  try {
    const stroom = await devices.getUserMedia({ video: WENS, audio: false });
    const [spoor] = stroom.getVideoTracks();
    return gelukt({
      stroom,
      ...(spoor && hasTorch(spoor) && { lamp: (aan: boolean) => torch(spoor, aan) }),
      stop: () => stroom.getTracks().forEach((track) => track.stop()),
    });
  } catch (error) {
    return geweigerd(why(error instanceof Error ? error.name : ''));
  }
}

function why(name: string): Cameraweigering {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'geweigerd';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'geen-camera';
  return 'bezet';
}

/** The light is no part of the standard's own types. */
type WithTorch = MediaTrackConstraintSet & { torch?: boolean };

const hasTorch = (spoor: MediaStreamTrack): boolean =>
  (spoor.getCapabilities?.() as { torch?: boolean } | undefined)?.torch === true;

const torch = (spoor: MediaStreamTrack, aan: boolean): Promise<void> =>
  spoor.applyConstraints({ advanced: [{ torch: aan } as WithTorch] }).catch(() => undefined);
