import { CbsCode } from '#domain/gemeente.ts';
import { TextControl } from '#ui/text-control.tsx';
import type { Gebeurtenisnaam } from '#domain/routegebeurtenis.ts';
import {
  bewaarklassen,
  fenomenen,
  locaties,
  partners,
  tafelkeuzes,
  uitbuitingsvormen,
} from '#i18n/nl/meldroute.ts';
import { formulierTeksten as f, vraagteksten, type Vraagtekst } from '#i18n/nl/routevragen.ts';
import type { Routevraag } from './routevragen.ts';
import { Bronnen, Gemeente, Tijdstip, Vinkjes } from './samengestelde-vragen.tsx';
import { Choice } from './choice.tsx';
import { Verstrekkingvragen, isVerstrekkingLeeg } from './verstrekkingvragen.tsx';

export type Waarden = Readonly<Record<string, unknown>>;

export interface Vraagkeuzes {
  /** what is filled in beforehand, per event: only what the case already says */
  begin: Partial<Record<Gebeurtenisnaam, Waarden>>;
  /** other open meldingen, to join this one with */
  meldingen: readonly { id: string; naam: string }[];
  /** the own gemeente: it cannot be handed over to itself */
  gemeente: string;
  /** here no personal data may go along, so it is not asked */
  zonderPersoonsgegevens: boolean;
  /** today, as a date */
  vandaag: string;
}

interface Props {
  gebeurtenis: Gebeurtenisnaam;
  vraag: Routevraag;
  keuzes: Vraagkeuzes;
  waarden: Waarden;
  fout: boolean;
  onWaarde(waarde: unknown): void;
}

const text = (waarde: unknown): string => (typeof waarde === 'string' ? waarde : '');
const list = (waarde: unknown): readonly unknown[] => (Array.isArray(waarde) ? waarde : []);
const options = (namen: Record<string, string>) =>
  Object.entries(namen).map(([value, label]) => ({ value, label }));
const toggle = (chosen: readonly unknown[], value: string) =>
  chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];

/** Takes a question and the answers so far; says whether it still waits for its answer. */
export function isLeeg({ veld, soort }: Routevraag, waarden: Waarden, vandaag: string): boolean {
  const waarde = waarden[veld];
  // the only question of this kind asks for agreement: without it there is no such step
  if (soort === 'ja-nee') return waarde !== true;
  if (soort === 'vormen') return false;
  if (soort === 'bronnen') return list(waarde).length === 0;
  if (soort === 'verstrekking') return isVerstrekkingLeeg(waarde);
  if (soort === 'gemeente') return !CbsCode.safeParse(waarde).success;
  if (soort === 'datum') return text(waarde) <= vandaag;
  if (soort === 'tijdstip') return Number.isNaN(Date.parse(text(waarde)));
  return text(waarde).trim() === '';
}

/** One question of a step, as the control that fits it. */
export function Routevraagveld({ gebeurtenis, vraag, keuzes, waarden, fout, onWaarde }: Props) {
  const { veld, soort } = vraag;
  const waarde = waarden[veld];
  const woorden: Vraagtekst | undefined = vraagteksten[`${gebeurtenis}.${veld}`] ?? vraagteksten[veld];
  const label = woorden?.label ?? veld;
  const shared = {
    label,
    ...(woorden?.uitleg && { description: woorden.uitleg }),
    error: fout ? woorden?.fout : undefined,
  };
  const choice = (namen: Record<string, string>) => (
    <Choice {...shared} options={options(namen)} value={text(waarde)} onChoose={onWaarde} />
  );

  switch (soort) {
    case 'regel':
      return <TextControl {...shared} start={text(waarde)} onText={onWaarde} max={300} />;
    case 'tekst':
    case 'antwoord':
      return <TextControl {...shared} start={text(waarde)} onText={onWaarde} rows={3} max={2_000} />;
    case 'datum':
      return (
        <TextControl
          {...shared}
          type="date"
          start={text(waarde)}
          onText={onWaarde}
          extra={{ min: keuzes.vandaag }}
          max={10}
        />
      );
    case 'tijdstip':
      return <Tijdstip shared={shared} waarde={text(waarde)} onWaarde={onWaarde} />;
    case 'ja-nee':
      return (
        <Choice
          {...shared}
          options={[
            { value: 'ja', label: f.ja },
            { value: 'nee', label: f.nee },
          ]}
          value={waarde === true ? 'ja' : waarde === false ? 'nee' : ''}
          onChoose={(keuze) => onWaarde(keuze === 'ja')}
        />
      );
    case 'gebeld112':
      return choice(f.gebeld112);
    case 'fenomeen':
      return choice(fenomenen);
    case 'partner':
      return choice(partners);
    case 'tafelkeuze':
      return choice(tafelkeuzes);
    case 'bewaarklasse':
      return choice(bewaarklassen);
    case 'vorm':
      return choice(uitbuitingsvormen);
    case 'locatietype':
      return choice(Object.fromEntries(Object.entries(locaties).map(([id, { vol }]) => [id, vol])));
    case 'hoofdmelding':
      return keuzes.meldingen.length === 0 ? (
        <p class="uitleg">{f.geenAnder}</p>
      ) : (
        choice(Object.fromEntries(keuzes.meldingen.map(({ id, naam }) => [id, naam])))
      );
    case 'gemeente':
      return <Gemeente shared={shared} eigen={keuzes.gemeente} waarde={text(waarde)} onWaarde={onWaarde} />;
    case 'vormen':
      return (
        <Vinkjes
          shared={shared}
          options={options(uitbuitingsvormen).filter(({ value }) => value !== 'onbekend' && value !== 'geen')}
          chosen={list(waarde)}
          onToggle={(value) => onWaarde(toggle(list(waarde), value))}
        />
      );
    case 'bronnen':
      return <Bronnen shared={shared} waarde={list(waarde)} onWaarde={onWaarde} />;
    case 'verstrekking':
      return (
        <Verstrekkingvragen
          waarde={waarde}
          geprobeerd={fout}
          zonderPersoonsgegevens={keuzes.zonderPersoonsgegevens}
          onWaarde={onWaarde}
        />
      );
  }
}
