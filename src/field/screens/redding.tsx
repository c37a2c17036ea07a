import { useEffect, useState } from 'preact/hooks';
import type { Verzendregel } from '#device/phone.ts';
import { redding as w } from '#i18n/nl/redding.ts';
import { Icon } from '#ui/icon.tsx';
import { Qr } from '#ui/qr.tsx';
import { useLive } from '#ui/use-live.ts';
import { Reddingskaart } from '../reddingsbestand.tsx';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld } from '../veld.tsx';

/** Long enough for a camera to see each code once, short enough to hold a phone still for. */
const WISSEL = 1_200;

/** For when sending does not succeed: what is sealed goes by hand, as a file or as codes, and stays here as well. */
export function Redding() {
  const { phone } = useField();
  const verzonden = useLive(phone.verzonden, []);
  const wachtend = verzonden.filter(({ stand }) => stand === 'wacht' || stand === 'niet-verstuurd');
  const [gekozen, setGekozen] = useState<Verzendregel>();
  return (
    <Veld>
      <Kop terug>
        <Titel>{w.titel}</Titel>
      </Kop>
      <main>
        <p class="ruim-onder">{w.uitleg}</p>
        {gekozen ? (
          <Codes regel={gekozen} onKlaar={() => setGekozen(undefined)} />
        ) : (
          <>
            <Reddingskaart />
            {wachtend.length > 0 && (
              <section class="vel afgeven" aria-labelledby="red-codes">
                <h2 id="red-codes">{w.codes}</h2>
                <p>{w.codesUit}</p>
                <div class="knoppen">
                  {wachtend.map((regel) => (
                    <button
                      key={regel.envId}
                      class="knop knop--breed"
                      type="button"
                      onClick={() => setGekozen(regel)}
                    >
                      <Icon name="eye" small /> <span class="kenmerk">{regel.kenmerk}</span>
                    </button>
                  ))}
                </div>
              </section>
            )}
          </>
        )}
      </main>
      <Duim>
        <AcuutKnop breed />
      </Duim>
    </Veld>
  );
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The codes of one signaal, one after the other: by themselves, or by hand. */
function Codes({ regel, onKlaar }: { regel: Verzendregel; onKlaar(): void }) {
  const { phone } = useField();
  const [codes, setCodes] = useState<readonly string[]>();
  const [teGroot, setTeGroot] = useState(false);
  const [hier, setHier] = useState(0);
  const [loopt, setLoopt] = useState(() => !still());
  useEffect(() => {
    void phone.redding.codes(regel.envId).then((made) => {
      if (made.ok) setCodes(made.waarde);
      else setTeGroot(true);
    });
  }, [phone, regel.envId]);
  const van = codes?.length ?? 0;
  useEffect(() => {
    if (!loopt || van < 2) return undefined;
    const timer = setInterval(() => setHier((nu) => (nu + 1) % van), WISSEL);
    return () => clearInterval(timer);
  }, [loopt, van]);
  const stap = (verschil: number) => {
    setLoopt(false);
    setHier((nu) => (nu + verschil + van) % van);
  };
  const code = codes?.[hier];
  return (
    <section class="vel afgeven codes" aria-labelledby="red-reeks">
      <h2 id="red-reeks">{w.codesVan(regel.kenmerk)}</h2>
      {teGroot && <p role="status">{w.teGroot}</p>}
      {code !== undefined && (
        <>
          <Qr tekst={code} naam={w.code(hier + 1, van)} />
          <p class="codestand" aria-live={loopt ? 'off' : 'polite'}>
            {w.code(hier + 1, van)}
          </p>
          <p class="klein zacht">{w.vanzelf}</p>
          <div class="knoppen">
            <button class="knop knop--breed" type="button" onClick={() => setLoopt(!loopt)}>
              {loopt ? w.pauze : w.verder}
            </button>
            <div class="zij-aan-zij">
              <button class="knop" type="button" onClick={() => stap(-1)}>
                <Icon name="arrow-left" small /> {w.vorige}
              </button>
              <button class="knop" type="button" onClick={() => stap(1)}>
                {w.volgende} <Icon name="arrow-right" small />
              </button>
            </div>
          </div>
        </>
      )}
      <button class="knop knop--stil" type="button" onClick={onKlaar}>
        <Icon name="check" small /> {w.terug}
      </button>
    </section>
  );
}
