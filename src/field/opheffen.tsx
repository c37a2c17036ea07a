import { useState } from 'preact/hooks';
import type { Bewaarweigering } from '#device/phone.ts';
import { t } from '#i18n/nl/field.ts';
import { refusals } from '#i18n/nl/refusals.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { useField } from './use-field.ts';
import { Vraag } from './vraag.tsx';

/** For who lost her passphrase: the lock goes, and what was written goes sealed to the aandachtsfunctionaris. */
export function Opheffen() {
  const session = useField();
  const [vraagt, setVraagt] = useState(false);
  const [fout, setFout] = useState<Bewaarweigering>();
  const [bezig, doe] = useBusy();

  const hefOp = async () => {
    const done = await session.phone.kluis.vergeet();
    if (done.ok) return session.kluisOpgeheven();
    setFout(done.reden);
    setVraagt(false);
  };

  return (
    <>
      <button class="knop knop--stil" type="button" onClick={() => setVraagt(true)}>
        {t.slot.kanNiet}
      </button>
      <span class="fout" role="alert">
        {fout && (
          <>
            <Icon name="circle-alert" /> {refusals.ontgrendelen[fout]}
          </>
        )}
      </span>
      {vraagt && (
        <Vraag
          question={t.slot.kanNietVraag}
          consequence={t.slot.kanNietGevolg}
          onSafe={() => setVraagt(false)}
        >
          <button class="knop knop--hoofd" type="button" onClick={() => setVraagt(false)}>
            {t.slot.kanNietToch}
          </button>
          <BusyButton
            busy={bezig}
            idle={t.slot.kanNietZeker}
            doing={t.slot.kanNietBezig}
            type="button"
            onClick={() => doe(hefOp)}
          />
        </Vraag>
      )}
    </>
  );
}
