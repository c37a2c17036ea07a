import { useState } from 'preact/hooks';
import type { Reddingsbestand } from '#device/phone.ts';
import { redding as w } from '#i18n/nl/redding.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { GeefBestand } from './reddingsbestand.tsx';
import { useField } from './use-field.ts';

/** The way out when the disk refuses what is on the screen: it is sealed into a file, and the concept stays as it is. */
export function ConceptUitweg() {
  const session = useField();
  const [bestand, setBestand] = useState<Reddingsbestand>();
  const [bezig, doe] = useBusy();
  const maak = async () => {
    const made = await session.concept.value?.redding();
    if (made?.ok) setBestand(made.waarde);
  };
  return (
    <section class="vel afgeven">
      <p>{w.conceptUit}</p>
      {bestand ? (
        <GeefBestand bestand={bestand} />
      ) : (
        <BusyButton
          type="button"
          busy={bezig}
          idle={w.concept}
          doing={w.bezig}
          icon="zegel"
          onClick={() => doe(maak)}
        />
      )}
    </section>
  );
}
