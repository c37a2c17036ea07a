import { useEffect, useRef, useState } from 'preact/hooks';
import { type Gebeurtenisnaam, Routegebeurtenis } from '#domain/routegebeurtenis.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { formulierTeksten as f } from '#i18n/nl/routevragen.ts';
import { Routevraagveld, type Vraagkeuzes, type Waarden, isLeeg } from './routevraagveld.tsx';
import { type Routevraag, routevragen } from './routevragen.ts';
import { vingerafdrukVan } from './vingerafdruk.ts';
import { useEscape } from './use-escape.ts';
import { type Geweigerd, Weigering } from './weigering.tsx';

interface Props {
  naam: Gebeurtenisnaam;
  /** values the act already knows, such as which side track it is about */
  vast?: Waarden;
  keuzes: Vraagkeuzes;
  kop: string;
  bezig: boolean;
  reden: Geweigerd | undefined;
  /** `tekst`: what the melder said, when the event itself holds only its fingerprint */
  onLegVast(gebeurtenis: Routegebeurtenis, tekst?: string): void;
  onLaat(): void;
  /** another way to go, without answering the questions */
  anders?: { naam: string; onKies(): void } | undefined;
}

/** The questions of one step, under its track. What comes out has passed the schema of the domain. */
export function Routeformulier({
  naam,
  vast = {},
  keuzes,
  kop,
  bezig,
  reden,
  onLegVast,
  onLaat,
  anders,
}: Props) {
  const [waarden, setWaarden] = useState<Waarden>(() => ({ ...keuzes.begin[naam] }));
  const [geprobeerd, setGeprobeerd] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEscape(onLaat);
  const vragen = routevragen[naam] ?? [];

  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);

  async function legVast(event: Event) {
    event.preventDefault();
    setGeprobeerd(true);
    const eigen = Object.fromEntries(
      await Promise.all(vragen.map(async (vraag) => [vraag.veld, await alsWaarde(vraag, waarden)] as const)),
    );
    const gelezen = Routegebeurtenis.safeParse({ type: naam, ...vast, ...eigen });
    const leeg = vragen.some((vraag) => isLeeg(vraag, waarden, keuzes.vandaag));
    if (gelezen.success && !leeg && !bezig) return onLegVast(gelezen.data, gesproken(vragen, waarden));
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('.is-fout :is(input, select, textarea)')?.focus(),
    );
  }

  return (
    <form
      ref={form}
      class="wissel-formulier"
      aria-label={kop}
      noValidate
      onSubmit={(event) => void legVast(event)}
    >
      {vragen.map((vraag) => (
        <Routevraagveld
          key={vraag.veld}
          gebeurtenis={naam}
          vraag={vraag}
          keuzes={keuzes}
          waarden={waarden}
          fout={geprobeerd && isLeeg(vraag, waarden, keuzes.vandaag)}
          onWaarde={(waarde) => setWaarden((nu) => ({ ...nu, [vraag.veld]: waarde }))}
        />
      ))}
      <Weigering reden={reden} />
      <div class="knoppen">
        <BusyButton busy={bezig} idle={f.legVast} doing={f.bezig} look="knop--hoofd knop--desk" small />
        {anders && (
          <button class="knop" type="button" onClick={anders.onKies}>
            {anders.naam}
          </button>
        )}
        <button class="knop" type="button" onClick={onLaat}>
          {f.laat}
        </button>
      </div>
    </form>
  );
}

/** A moment is typed in Dutch time and recorded as a moment anywhere; words lose their outer spaces. */
async function alsWaarde({ veld, soort }: Routevraag, waarden: Waarden): Promise<unknown> {
  const waarde = waarden[veld];
  if (typeof waarde !== 'string') return waarde;
  if (soort === 'antwoord') return vingerafdrukVan(waarde.trim());
  if (soort !== 'tijdstip') return waarde.trim();
  const op = new Date(waarde);
  return Number.isNaN(op.getTime()) ? '' : op.toISOString();
}

/** The words of the melder themselves, if this step asks for them. */
function gesproken(vragen: readonly Routevraag[], waarden: Waarden): string | undefined {
  const vraag = vragen.find(({ soort }) => soort === 'antwoord');
  const waarde = vraag && waarden[vraag.veld];
  return typeof waarde === 'string' ? waarde.trim() : undefined;
}
