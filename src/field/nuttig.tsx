import type { Leesbericht } from '#device/phone.ts';
import { a } from '#i18n/nl/aanvulling.ts';
import { Icon } from '#ui/icon.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { useState } from 'preact/hooks';
import { useField } from './use-field.ts';

/** „Was dit nuttig?”: one tap, sealed at once, and put right once as long as it did not leave. */
export function Nuttig({ bericht }: { bericht: Leesbericht }) {
  const session = useField();
  const [wijzigt, setWijzigt] = useState(false);
  const [, doe] = useBusy();
  const { berichtId, reactie } = bericht;

  const zeg = (nuttig: boolean) =>
    doe(async () => {
      const done = await session.phone.berichten.reageer(berichtId, nuttig);
      setWijzigt(false);
      if (!done.ok) session.toast.value = { tekst: a.reactieNiet[done.reden] };
    });

  return (
    <section class="nuttig" aria-labelledby={`nuttig-${berichtId}`}>
      <h2 id={`nuttig-${berichtId}`}>{a.nuttig}</h2>
      <div role="status">{reactie && !wijzigt && <p class="klein">{a.dank}</p>}</div>
      {!reactie || wijzigt ? (
        <div class="tweetal">
          <button class="knop" type="button" onClick={() => zeg(true)}>
            <Icon name="check" small /> {a.ja}
          </button>
          <button class="knop" type="button" onClick={() => zeg(false)}>
            <Icon name="x" small /> {a.nee}
          </button>
        </div>
      ) : (
        reactie === 'te-wijzigen' && (
          <button class="knop knop--stil" type="button" onClick={() => setWijzigt(true)}>
            {a.wijzig}
          </button>
        )
      )}
    </section>
  );
}
