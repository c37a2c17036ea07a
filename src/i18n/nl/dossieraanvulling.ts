/** The words around what a melder added, in the dossier. */
export const t = {
  kop: (kenmerk: string, wanneer: string) => `Aanvulling ${kenmerk}, ${wanneer}`,
  antwoordOp: 'Antwoord op je vraag:',
  naSluiten: 'Deze aanvulling kwam na het afsluiten.',
  onleesbaar: 'Deze aanvulling kan hier niet worden gelezen. Ze blijft bewaard.',
  beoordeelKop: 'Er kwam iets bij na het afsluiten',
  beoordeelUit: 'Heropen de melding bij de stappen hiernaast, of leg vast waarom ze gesloten blijft.',
  waarom: 'Waarom blijft het gesloten?',
  waaromLeeg: 'Schrijf in één zin waarom.',
  blijftGesloten: 'Het blijft gesloten',
  bezig: 'Ik leg het vast',
  gedaan: 'Vastgelegd: de melding blijft gesloten.',
  nuttig: 'De melder vond dit nuttig.',
  nietNuttig: 'De melder vond dit niet nuttig.',
} as const;
