/** The words around photos at the desk; loaded with a dossier that has them. */
export const t = {
  kop: 'Foto’s',
  binnen: (n: number, totaal: number) => `${n} van ${totaal} binnen`,
  tijdUitToestel: 'tijd uit het toestel',
  los: 'Los van de checklist',
  open: (naam: string) => `Open ${naam.charAt(0).toLowerCase()}${naam.slice(1)}`,
  laden: 'Foto wordt geopend',
  nogNietBinnen: 'Nog niet binnen. De telefoon stuurt hem zodra er bereik is.',
  geenVerbinding: 'Geen verbinding. De foto komt zodra die er is.',
  onleesbaar: 'Deze foto is niet te openen. Hij is veranderd, of niet volledig.',
  weigering: {
    'geen-foto': 'Geen foto. Dit bestand wordt niet geopend.',
    'te-groot': 'Geen foto: het beeld is te groot. Dit bestand wordt niet geopend.',
    'niet-te-openen': 'Deze foto is kapot en is niet te openen.',
  },

  kijker: {
    vorige: 'Vorige foto',
    volgende: 'Volgende foto',
    groter: 'Groter',
    kleiner: 'Kleiner',
    passend: 'Passend',
    sluit: 'Sluit',
    vak: 'Foto, te verschuiven met de pijltjes',
    toetsen: 'Pijltjes: andere foto. Plus en min: groter en kleiner. Esc: sluit.',
    op: (procent: number) => `${procent} procent`,
  },
};
