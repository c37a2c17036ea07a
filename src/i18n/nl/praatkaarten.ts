import type { Taalcode } from './praattalen.ts';

export interface Praatkaart {
  id: `praat-${string}`;
  /** what it is about, for the officer */
  onderwerp: string;
  zin: Record<Taalcode, string>;
}

/** What the officer reads around the cards. */
export const praatkaarten = {
  titel: 'Praatkaarten',
  uitleg: 'Gewone vragen, groot op je scherm. Laat ze zien, of lees ze samen.',
  tip: 'Laat de ander alleen lezen. Geen antwoord is ook goed.',
  kiesTaal: 'Taal',
  vorige: 'Vorige vraag',
  volgende: 'Volgende vraag',
  telling: (n: number, totaal: number) => `Vraag ${n} van ${totaal}`,
  nietGecontroleerd: 'Nog niet door een vertaler gecontroleerd',
  nietsBewaard: 'Wat je hier laat zien, wordt niet bewaard.',
} as const;

/**
 * Neutral questions about work and housing, as an ordinary control asks them (domein §3.3). They are said to the
 * other, so politely; they never name what the officer may suspect.
 */
export const kaarten: readonly Praatkaart[] = [
  {
    id: 'praat-begin',
    onderwerp: 'Wie je bent',
    zin: {
      nl: 'Ik werk voor de gemeente. Mag ik u iets vragen over uw werk en uw woning?',
      en: 'I work for the municipality. May I ask you some questions about your work and where you live?',
      pl: 'Pracuję w urzędzie gminy. Czy mogę zadać Panu/Pani kilka pytań o pracę i mieszkanie?',
      ro: 'Lucrez la primărie. Pot să vă pun câteva întrebări despre munca și locuința dumneavoastră?',
      bg: 'Работя в общината. Може ли да Ви задам няколко въпроса за работата и жилището Ви?',
      uk: 'Я працюю в муніципалітеті. Чи можу я поставити Вам кілька запитань про Вашу роботу та житло?',
      es: 'Trabajo en el ayuntamiento. ¿Puedo hacerle unas preguntas sobre su trabajo y su vivienda?',
    },
  },
  {
    id: 'praat-werktijd',
    onderwerp: 'Werktijd',
    zin: {
      nl: 'Hoe laat begon u gisteren met werken?',
      en: 'What time did you start work yesterday?',
      pl: 'O której godzinie zaczął Pan / zaczęła Pani wczoraj pracę?',
      ro: 'La ce oră ați început lucrul ieri?',
      bg: 'В колко часа започнахте работа вчера?',
      uk: 'О котрій годині Ви вчора почали працювати?',
      es: '¿A qué hora empezó a trabajar ayer?',
    },
  },
  {
    id: 'praat-paspoort',
    onderwerp: 'Paspoort',
    zin: {
      nl: 'Wie heeft uw paspoort?',
      en: 'Who has your passport?',
      pl: 'Kto ma Pana/Pani paszport?',
      ro: 'Cine are pașaportul dumneavoastră?',
      bg: 'У кого е паспортът Ви?',
      uk: 'У кого Ваш паспорт?',
      es: '¿Quién tiene su pasaporte?',
    },
  },
  {
    id: 'praat-loon',
    onderwerp: 'Loon',
    zin: {
      nl: 'Wie betaalt u?',
      en: 'Who pays you?',
      pl: 'Kto Panu/Pani płaci?',
      ro: 'Cine vă plătește?',
      bg: 'Кой Ви плаща?',
      uk: 'Хто Вам платить?',
      es: '¿Quién le paga?',
    },
  },
  {
    id: 'praat-stoppen',
    onderwerp: 'Ziek zijn of stoppen',
    zin: {
      nl: 'Wat gebeurt er als u ziek bent of wilt stoppen?',
      en: 'What happens if you are ill or want to stop working?',
      pl: 'Co się dzieje, gdy jest Pan chory / Pani chora albo chce przestać pracować?',
      ro: 'Ce se întâmplă dacă sunteți bolnav(ă) sau nu mai vreți să lucrați?',
      bg: 'Какво става, ако сте болен/болна или искате да спрете да работите?',
      uk: 'Що буде, якщо Ви захворієте або захочете припинити роботу?',
      es: '¿Qué pasa si está enfermo/a o quiere dejar de trabajar?',
    },
  },
  {
    id: 'praat-adres',
    onderwerp: 'Adres',
    zin: {
      nl: 'Weet u het adres hier?',
      en: 'Do you know the address here?',
      pl: 'Czy zna Pan/Pani adres tego miejsca?',
      ro: 'Știți adresa de aici?',
      bg: 'Знаете ли адреса тук?',
      uk: 'Чи знаєте Ви адресу цього місця?',
      es: '¿Sabe la dirección de aquí?',
    },
  },
  {
    id: 'praat-bellen',
    onderwerp: 'Vrij bellen',
    zin: {
      nl: 'Kunt u bellen met wie u wilt?',
      en: 'Can you phone anyone you want?',
      pl: 'Czy może Pan/Pani dzwonić do kogo chce?',
      ro: 'Puteți suna pe oricine doriți?',
      bg: 'Можете ли да се обаждате на когото искате?',
      uk: 'Чи можете Ви телефонувати кому хочете?',
      es: '¿Puede llamar a quien quiera?',
    },
  },
  {
    id: 'praat-begrepen',
    onderwerp: 'Elkaar begrijpen',
    zin: {
      nl: 'Kunt u mijn vraag in uw eigen woorden herhalen?',
      en: 'Can you repeat my question in your own words?',
      pl: 'Czy może Pan/Pani powtórzyć moje pytanie własnymi słowami?',
      ro: 'Puteți repeta întrebarea mea cu cuvintele dumneavoastră?',
      bg: 'Можете ли да повторите въпроса ми със свои думи?',
      uk: 'Чи можете Ви повторити моє запитання своїми словами?',
      es: '¿Puede repetir mi pregunta con sus propias palabras?',
    },
  },
];
