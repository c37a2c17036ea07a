import { v } from '#i18n/nl/verder.ts';
import { useEffect, useState } from 'preact/hooks';
import { Melding } from './melding.tsx';

/** Chromium's way to offer a place on the home screen; no other browser has it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let aanbod: InstallPrompt | undefined;
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  aanbod = event as InstallPrompt;
  dispatchEvent(new Event('aanbod'));
});

const opBeginscherm = (): boolean =>
  matchMedia('(display-mode: standalone)').matches ||
  (navigator as { standalone?: boolean }).standalone === true;

/** Says how to put the app on the home screen, where that is not yet so. */
export function Installatie() {
  const [kan, setKan] = useState(aanbod !== undefined);
  useEffect(() => {
    const onAanbod = () => setKan(true);
    addEventListener('aanbod', onAanbod);
    return () => removeEventListener('aanbod', onAanbod);
  }, []);
  const apple = 'standalone' in navigator;
  if (opBeginscherm() || (!kan && !apple)) return null;
  return (
    <div class="installatie">
      <Melding
        icoon="download"
        kop={v.inschrijven.installeer}
        zin={kan ? v.inschrijven.installeerUitleg : v.inschrijven.installeerIos}
      >
        {kan && (
          <button
            class="meldinglink"
            type="button"
            onClick={() => {
              void aanbod?.prompt();
              aanbod = undefined;
              setKan(false);
            }}
          >
            {v.inschrijven.installeerKnop}
          </button>
        )}
      </Melding>
    </div>
  );
}
