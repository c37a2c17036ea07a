import type { RunningFotowerk } from '#device/foto.ts';
import type { Fotoweigering, Voorbereid } from '#device/fotowerk.ts';
import type { Concept } from '#device/phone.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { t } from '#i18n/nl/fotos.ts';
import type { Session } from './session.ts';

type Geweigerd = keyof typeof t.weigering;

/** Where a photo goes. */
export interface Bestemming {
  genomenOp: string;
  /** the indicator that it shows */
  bij: string | undefined;
  /** the photo that is kept already and that it takes the place of */
  over: string | undefined;
}

/** A photo between the shutter and the concept. */
export interface FotoInHand {
  readonly bereid: Promise<Uitkomst<Voorbereid, Fotoweigering>>;
  /** the squares that are painted over now */
  vakken: readonly number[];
  /** Puts it in the concept; twice is once. */
  bewaar(open: Concept): Promise<Uitkomst<{ id: string }, Geweigerd>>;
  laatLos(): void;
}

/**
 * Takes a picture in hand. From here on it is not lost: when the screen is locked or out of sight before she pressed, it
 * is kept as it is then, and she finds it back.
 */
export function neemInHand(
  session: Session,
  werk: RunningFotowerk,
  bron: Blob | ImageBitmap,
  { genomenOp, bij, over }: Bestemming,
): FotoInHand {
  let lopend: ReturnType<FotoInHand['bewaar']> | undefined;

  async function keep(open: Concept): ReturnType<FotoInHand['bewaar']> {
    const bereid = await hand.bereid;
    if (!bereid.ok) return bereid;
    if (over !== undefined && hand.vakken.length === 0) return gelukt({ id: over });
    const foto = await werk.maak(hand.vakken);
    if (!foto.ok) return foto;
    if (over !== undefined) return open.bijlagen.vervang(over, foto.waarde);
    return open.bijlagen.voegToe({ ...foto.waarde, genomenOp, ...(bij !== undefined && { bij }) });
  }

  const uitZicht = async (open: Concept) => {
    const bewaard = await hand.bewaar(open);
    if (bewaard.ok) session.router.vervang({ scherm: 'foto-bekijk', id: bewaard.waarde.id });
  };
  const hand: FotoInHand = {
    bereid: werk.bereid(bron),
    vakken: [],
    bewaar(open) {
      lopend ??= keep(open)
        .catch(() => geweigerd('niet-te-openen'))
        .then((bewaard) => {
          if (bewaard.ok) hand.laatLos();
          else lopend = undefined;
          return bewaard;
        });
      return lopend;
    },
    laatLos() {
      if (session.nogBewaren === uitZicht) session.nogBewaren = undefined;
    },
  };
  session.nogBewaren = uitZicht;
  return hand;
}
