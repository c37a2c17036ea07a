/** The languages of the cards, by the code that `lang` needs. */
export type Taalcode = 'nl' | 'en' | 'pl' | 'ro' | 'bg' | 'uk' | 'es';

export interface Praattaal {
  code: Taalcode;
  /** for the officer */
  naam: string;
  /** for the person who reads the card */
  eigenNaam: string;
  /** a translator has read it; until then the screen says that nobody has */
  gecontroleerd: boolean;
}

/** Dutch is what the others are translated from; each of those waits for a translator. */
const talen: readonly Praattaal[] = [
  { code: 'nl', naam: 'Nederlands', eigenNaam: 'Nederlands', gecontroleerd: true },
  { code: 'en', naam: 'Engels', eigenNaam: 'English', gecontroleerd: false },
  { code: 'pl', naam: 'Pools', eigenNaam: 'Polski', gecontroleerd: false },
  { code: 'ro', naam: 'Roemeens', eigenNaam: 'Română', gecontroleerd: false },
  { code: 'bg', naam: 'Bulgaars', eigenNaam: 'Български', gecontroleerd: false },
  { code: 'uk', naam: 'Oekraïens', eigenNaam: 'Українська', gecontroleerd: false },
  { code: 'es', naam: 'Spaans', eigenNaam: 'Español', gecontroleerd: false },
];

/** Takes the languages that the municipality had checked, by code; gives all of them, those marked. */
export const praattalen = (bevestigd: readonly string[] = []): readonly Praattaal[] =>
  talen.map((taal) => (bevestigd.includes(taal.code) ? { ...taal, gecontroleerd: true } : taal));
