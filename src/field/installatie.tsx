import { useEffect, useState } from 'preact/hooks';
import { v } from '#i18n/nl/verder.ts';
import { Melding } from './melding.tsx';
import { platform } from './platform.ts';

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

/** Says how to put the app on the home screen here, where that is not yet so. */
export function Installatie() {
  const [kan, setKan] = useState(aanbod !== undefined);
  useEffect(() => {
    const onAanbod = () => setKan(true);
    addEventListener('aanbod', onAanbod);
    return () => removeEventListener('aanbod', onAanbod);
  }, []);
  const waar = platform();
  if (waar === 'beginscherm') return null;
  return (
    <div class="installatie">
      <Melding
        icoon="download"
        kop={v.installeren.kop}
        zin={kan ? v.installeren.zin : `${v.installeren.zin} ${v.installeren.hoe[waar]}`}
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
            {v.installeren.knop}
          </button>
        )}
      </Melding>
    </div>
  );
}
