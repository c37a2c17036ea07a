import { useState } from 'preact/hooks';
import type { Ontgrendelweigering } from '#device/phone.ts';
import { t } from '#i18n/nl/field.ts';
import { refusals } from '#i18n/nl/refusals.ts';
import { Icon } from '#ui/icon.tsx';
import { later } from '#ui/later.tsx';
import { useLive } from '#ui/use-live.ts';
import { useBusy } from '#ui/use-busy.ts';
import { Codepad } from '../codepad.tsx';
import { useField, useTeKiezen } from '../use-field.ts';
import { useHeading } from '../use-heading.ts';
import { Veld, Verberg } from '../veld.tsx';
import { Acuut } from './acuut.tsx';
import { Wachtzinveld } from './wachtzinveld.tsx';

const Opheffen = later(async () => (await import('../opheffen.tsx')).Opheffen);
const PasskeyOpen = later(async () => (await import('../passkey.tsx')).PasskeyOpen);

const Slottekens = later(async () => (await import('../tekens.tsx')).Slottekens);
const AnderTeken = later(async () => (await import('../tekens.tsx')).AnderTeken);

/** The neutral lock screen: no names, no counts. A short code while the key is still in memory, else the passphrase. */
export function Slot() {
  const session = useField();
  const stand = useLive(session.phone.kluis.stand, undefined);
  const noodkaart = useLive(session.noodkaart, false);
  const teKiezen = useTeKiezen();
  const samen = useLive(session.phone.personen, []).length > 1;
  const veld = useLive(session.phone.veld, undefined);
  const [vergeten, setVergeten] = useState(false);
  const [waarom, setWaarom] = useState<string>();

  if (noodkaart) return <Acuut onSluit={() => (session.noodkaart.value = false)} />;
  const metCode = stand === 'heropenbaar' && !vergeten;
  return (
    <Veld class="slot">
      {veld?.dekmantel === 'brandveiligheid' && (
        <header class="kop">
          <span class="merk" />
          <Verberg />
        </header>
      )}
      <main>
        <p class="slotmerk">
          <Icon name="merk" />
          <span>{t.naam}</span>
        </p>
        {teKiezen ? (
          <Slottekens />
        ) : metCode ? (
          <MetCode onGesloten={setWaarom} />
        ) : (
          <>
            <PasskeyOpen onOpen={() => void session.ontgrendeld()} />
            <Wachtzinveld waarom={waarom} onOpen={() => void session.ontgrendeld()} />
          </>
        )}
        <p class="slotvoet">
          {metCode && (
            <button class="knop knop--stil" type="button" onClick={() => setVergeten(true)}>
              {t.slot.vergeten}
            </button>
          )}
          {!metCode && (
            <button class="knop knop--stil" type="button" onClick={() => (session.noodkaart.value = true)}>
              {t.slot.noodnummers}
            </button>
          )}
          {!metCode && stand === 'heropenbaar' && (
            <button class="knop knop--stil" type="button" onClick={() => setVergeten(false)}>
              {t.slot.metCode}
            </button>
          )}
          <button class="knop knop--stil" type="button" onClick={session.zonderCode}>
            {t.slot.zonder}
          </button>
          {samen && !teKiezen && <AnderTeken />}
          {!metCode && !teKiezen && <Opheffen />}
        </p>
      </main>
    </Veld>
  );
}

/** The same neutral page while there is no vault yet: it hides, and one press goes on. */
export function Deksel({ onVerder }: { onVerder(): void }) {
  const session = useField();
  const noodkaart = useLive(session.noodkaart, false);
  const heading = useHeading(noodkaart);
  if (noodkaart) return <Acuut onSluit={() => (session.noodkaart.value = false)} />;
  return (
    <Veld class="slot">
      <main>
        <h1 class="slotmerk" ref={heading} tabIndex={-1}>
          <Icon name="merk" />
          <span>{t.naam}</span>
        </h1>
        <button class="knop knop--hoofd knop--breed" type="button" onClick={onVerder}>
          {t.slot.verder}
        </button>
        <p class="slotvoet">
          <button class="knop knop--stil" type="button" onClick={() => (session.noodkaart.value = true)}>
            {t.slot.noodnummers}
          </button>
        </p>
      </main>
    </Veld>
  );
}

function MetCode({ onGesloten }: { onGesloten(waarom: string): void }) {
  const session = useField();
  const [fout, setFout] = useState<{ reden: Ontgrendelweigering; over: number }>();
  const [bezig, doe] = useBusy();
  const heropen = async (code: string) => {
    const opened = await session.phone.kluis.heropen(code);
    if (opened.ok) return session.ontgrendeld();
    if (opened.reden === 'kluis-gesloten') onGesloten(refusals.ontgrendelen[opened.reden]);
    setFout({ reden: opened.reden, over: opened.pogingenOver });
  };
  return (
    <Codepad
      titel={t.slot.code}
      bezig={bezig}
      fout={
        fout && (fout.reden === 'code-onjuist' ? t.slot.nog(fout.over) : refusals.ontgrendelen[fout.reden])
      }
      onBegin={() => setFout(undefined)}
      onCode={(code) => doe(() => heropen(code))}
      links={
        <button type="button" class="hulp" onClick={() => (session.noodkaart.value = true)}>
          <Icon name="phone" />
          <span>{t.slot.nood}</span>
        </button>
      }
    />
  );
}
