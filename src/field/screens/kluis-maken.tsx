import { useEffect, useState } from 'preact/hooks';
import { t } from '#i18n/nl/field.ts';
import { refusals } from '#i18n/nl/refusals.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { useLive } from '#ui/use-live.ts';
import { Codepad } from '../codepad.tsx';
import { PasskeyAanbod } from '../passkey.tsx';
import { Melding } from '../melding.tsx';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Merk, Titel, Veld, Voortgang } from '../veld.tsx';

/** Which words are typed back: enough to know that they are on paper. */
const CONTROLE = [1, 3, 5] as const;
const MAKKELIJK = /^(\d)\1{5}$|^012345$|^123456$|^654321$|^543210$/;

const gelijk = (getypt: string, woord: string): boolean =>
  getypt.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase() ===
  woord.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

type Fase = 'toon' | 'controle' | 'code' | 'passkey';

/** The vault: six words on paper, three typed back, a code of six digits. */
export function KluisMaken({ onKlaar }: { onKlaar(): void }) {
  const { phone } = useField();
  const [wachtzin, setWachtzin] = useState<readonly string[]>();
  const [fase, setFase] = useState<Fase>('toon');
  useEffect(() => {
    void phone.kluis.nieuweWachtzin().then(setWachtzin);
  }, [phone]);
  if (!wachtzin) return null;
  switch (fase) {
    case 'toon':
      return <Toon wachtzin={wachtzin} onVerder={() => setFase('controle')} />;
    case 'controle':
      return (
        <Controle wachtzin={wachtzin} onTerug={() => setFase('toon')} onVerder={() => setFase('code')} />
      );
    case 'code':
      return <Code wachtzin={wachtzin} onKlaar={onKlaar} onPasskey={() => setFase('passkey')} />;
    case 'passkey':
      return <PasskeyAanbod wachtzin={wachtzin.join(' ')} onKlaar={onKlaar} />;
  }
}

function Toon({ wachtzin, onVerder }: { wachtzin: readonly string[]; onVerder(): void }) {
  const opgeheven = useLive(useField().phone.kluis.opgeheven, false);
  return (
    <Veld>
      <Kop>
        <Merk />
      </Kop>
      <Voortgang stap={2}>{v.inschrijven.stappen[1]}</Voortgang>
      <main>
        <Titel class="paginakop">{v.inschrijven.wachtzinTitel}</Titel>
        {opgeheven && (
          <div class="ruim-onder">
            <Melding icoon="info" kop={t.slot.opgeheven} zin={t.slot.opgehevenZin} />
          </div>
        )}
        <p class="ruim-onder">{v.inschrijven.wachtzinUitleg}</p>
        <ol class="vel woorden woorden--zes" aria-label={v.inschrijven.wachtzin} translate={false}>
          {wachtzin.map((woord, n) => (
            <li key={woord}>
              <span class="zacht" aria-hidden="true">
                {n + 1}
              </span>{' '}
              {woord}
            </li>
          ))}
        </ol>
      </main>
      <Duim>
        <AcuutKnop smal />
        <button class="knop knop--hoofd" type="button" onClick={onVerder}>
          {v.inschrijven.opgeschreven}
        </button>
      </Duim>
    </Veld>
  );
}

interface ControleProps {
  wachtzin: readonly string[];
  onTerug(): void;
  onVerder(): void;
}

function Controle({ wachtzin, onTerug, onVerder }: ControleProps) {
  const [getypt, setGetypt] = useState<Partial<Record<number, string>>>({});
  const [fouten, setFouten] = useState<readonly number[]>([]);
  const controleer = () => {
    const anders = CONTROLE.filter((n) => !gelijk(getypt[n] ?? '', wachtzin[n] ?? ''));
    setFouten(anders);
    if (anders.length === 0) onVerder();
  };
  return (
    <Veld>
      <Kop terug naar={v.inschrijven.wachtzin.toLowerCase()} onTerug={onTerug}>
        <Merk />
      </Kop>
      <Voortgang stap={3}>{v.inschrijven.stappen[2]}</Voortgang>
      <form
        class="formulier"
        onSubmit={(event) => {
          event.preventDefault();
          controleer();
        }}
      >
        <main>
          <Titel class="paginakop">{v.inschrijven.controleTitel}</Titel>
          <p>{v.inschrijven.controleUitleg}</p>
          {CONTROLE.map((n) => (
            <TextControl
              key={n}
              label={v.inschrijven.woordNr(n + 1)}
              max={40}
              error={fouten.includes(n) ? v.inschrijven.woordFout : undefined}
              onText={(tekst) => setGetypt((nu) => ({ ...nu, [n]: tekst }))}
              extra={{ autoCapitalize: 'none' }}
            />
          ))}
          <button class="knop knop--stil inspring" type="button" onClick={onTerug}>
            <Icon name="eye" small /> {v.inschrijven.toonOpnieuw}
          </button>
        </main>
        <Duim>
          <AcuutKnop smal />
          <button class="knop knop--hoofd" type="submit">
            {v.inschrijven.controleer}
          </button>
        </Duim>
      </form>
    </Veld>
  );
}

interface CodeProps {
  wachtzin: readonly string[];
  onKlaar(): void;
  /** this device could open it by its own lock as well */
  onPasskey(): void;
}

function Code({ wachtzin, onKlaar, onPasskey }: CodeProps) {
  const { phone, router } = useField();
  const [eerste, setEerste] = useState<string>();
  const [fout, setFout] = useState<string>();
  const [bezig, doe] = useBusy();

  const kies = async (code: string) => {
    if (eerste === undefined) {
      if (MAKKELIJK.test(code)) setFout(v.inschrijven.codeMakkelijk);
      else setEerste(code);
      return;
    }
    if (code !== eerste) {
      setEerste(undefined);
      setFout(v.inschrijven.codeAnders);
      return;
    }
    const made = await phone.kluis.maak(wachtzin, code);
    if (made.ok) {
      // a Live calls at once: this reads it, and lets go
      phone.kluis.passkey.subscribe((stand) => (stand === 'kan' ? onPasskey() : onKlaar()))();
    } else {
      setEerste(undefined);
      setFout(refusals.kluis[made.reden]);
    }
  };

  return (
    <Veld class="slot">
      <Kop>
        <Merk />
      </Kop>
      <Voortgang stap={4}>{v.inschrijven.stappen[3]}</Voortgang>
      <main>
        <Codepad
          titel={eerste === undefined ? v.inschrijven.codeTitel : v.inschrijven.codeNogEens}
          uitleg={bezig ? v.inschrijven.kluisBezig : v.inschrijven.codeUitleg}
          bezig={bezig}
          fout={fout}
          onBegin={() => setFout(undefined)}
          onCode={(code) => doe(() => kies(code))}
          links={
            <button type="button" class="hulp" onClick={() => router.ga({ scherm: 'acuut' })}>
              <Icon name="phone" />
              <span>{t.slot.nood}</span>
            </button>
          }
        />
      </main>
    </Veld>
  );
}
