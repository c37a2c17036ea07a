import type { Nietreden } from '#domain/melding.ts';
import type { Lijnweigering } from './desk-line.ts';
import type { Deskweigering, Regelweigering } from './desk.ts';

/** The words of the server that a screen knows; anything else means that it cannot help now. */
export function toDesk(reden: Lijnweigering): Deskweigering {
  switch (reden) {
    case 'geen-verbinding':
    case 'rol-niet-bevoegd':
    case 'code-onjuist':
    case 'al-ingericht':
    case 'uitnodiging-onbekend':
    case 'uitnodiging-verlopen':
    case 'uitnodiging-gebruikt':
    case 'loginnaam-bezet':
    case 'aanmelden-mislukt':
    case 'niet-gevonden':
    case 'onveilige-verbinding':
    case 'schijf-vol':
      return reden;
    case 'niet-aangemeld':
      return 'afgemeld';
    case 'versie-bestaat-al':
      return 'intussen-gewijzigd';
    case 'te-veel':
      return 'even-wachten';
    default:
      return 'buiten-dienst';
  }
}

/** Takes why an entry would not count; gives the word for the screen, with the route's own word beside it. */
export function refusal(waarom: Nietreden): Regelweigering {
  const reden = waarom === 'rol-niet-bevoegd' ? waarom : 'stap-niet-toegestaan';
  return { ok: false, reden, waarom };
}
