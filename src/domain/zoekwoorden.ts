/** Words that are in nearly every line and say nothing about which one is meant. */
export const STOPWOORDEN: ReadonlySet<string> = new Set(
  (
    'aan al als bij dan dat de deze die dit door een en er geen had heeft het hij hoe hun ik in is je kan me met mijn ' +
    'naar niet nog of om ook op te tot uit van veel voor wat was wie wordt ze zich zij zijn zo'
  ).split(' '),
);

/** What an officer may type, and the word that stands in the lists. Without accents, in small letters. */
export const VERWANTEN: readonly (readonly string[])[] = [
  ['paspoort', 'identiteitsbewijs', 'identiteitskaart', 'id', 'papieren', 'document', 'visum'],
  ['kind', 'minderjarig', 'minderjarige', 'jongere', 'jongen', 'meisje', 'puber'],
  ['loon', 'salaris', 'verdiensten', 'betaling', 'onderbetaald'],
  ['baas', 'werkgever', 'chef', 'exploitant', 'uitbater', 'beheerder', 'huisvester', 'opdrachtgever'],
  ['bed', 'matras', 'slaapplaats', 'slaapplek', 'slaapkamer', 'slaapruimte'],
  ['slot', 'opgesloten', 'afgesloten', 'hangslot', 'opsluiten', 'dichtgemaakt'],
  ['geweld', 'slaan', 'geslagen', 'mishandeling', 'letsel', 'wond', 'gewond', 'verwonding'],
  ['bang', 'angst', 'angstig', 'gespannen', 'wantrouwig'],
  ['ziek', 'arts', 'dokter', 'ziekenhuis', 'huisarts', 'medisch'],
  ['bus', 'busje', 'bestelbus', 'auto', 'vervoer'],
  ['hennep', 'wiet', 'cannabis', 'kwekerij', 'plantage', 'teelt', 'drugs'],
  ['hotel', 'vakantiehuis', 'vakantiepark', 'pension', 'airbnb'],
  ['dreiging', 'dreigen', 'bedreigd', 'gedreigd', 'chantage', 'afpersing', 'intimidatie'],
  ['schuld', 'lening', 'voorschot', 'borg'],
  ['camera', 'bewaking', 'toezicht'],
  ['telefoon', 'mobiel', 'gsm', 'mobieltje'],
  ['tolk', 'vertaalt', 'taal', 'woordvoerder'],
  ['caravan', 'stacaravan', 'chalet', 'container'],
  ['vies', 'vervuild', 'smerig', 'vuil', 'verwaarloosd'],
  ['moe', 'uitgeput', 'vermoeid', 'slaperig'],
  ['sekswerker', 'sekswerk', 'escort', 'prostitutie'],
  ['bankpas', 'bankrekening', 'pinpas', 'pincode', 'rekening'],
  ['brand', 'brandgevaar', 'vluchtweg', 'rookmelder', 'nooduitgang'],
  ['nier', 'orgaan', 'organen'],
  ['huis', 'woning', 'onderdak', 'verblijf'],
  ['uren', 'overwerk', 'werktijden', 'werkdag'],
];
