import * as z from 'zod/mini';
import { importSigningPublic, splitCode } from '#crypto/keys.ts';
import { Token } from '#protocol/basis.ts';
import { type Toestelregel } from '#protocol/toestel.ts';
import { TYP_LABEL } from '#protocol/zegels.ts';
import type { Toestelkaart } from './desk.ts';
import type { Keyring } from './desk-keyring.ts';
import { openForKring } from './desk-settings.ts';
import { bindDevice } from './invitation.ts';

/** Who was invited, and the code: sealed to the kring and signed, so the server can neither read nor forge it. */
export const Label = z.strictObject({
  v: z.literal(1),
  soort: z.enum(['toestel', 'lid']),
  naam: z.string().check(z.maxLength(80)),
  team: z.string().check(z.maxLength(80)),
  code: Token,
});
export type Label = z.infer<typeof Label>;

export interface Device {
  readonly kaart: Toestelkaart;
  /** only of a phone whose binding was checked: what it signs is `bevestigd` */
  readonly sleutel?: CryptoKey;
}

/** What the desk knows of the phones it invited. Labels are opened once, and again when something of them changed. */
export class Devices {
  readonly #known = new Map<string, { trace: string; device: Device | undefined }>();
  #byToestel = new Map<string, Device>();

  /** Takes the server's list; gives the cards, newest invitation first as the server gave them. */
  async read(rows: readonly Toestelregel[], keyring: Keyring): Promise<readonly Toestelkaart[]> {
    const devices: Device[] = [];
    const byToestel = new Map<string, Device>();
    for (const row of rows) {
      const trace = JSON.stringify(row);
      let known = this.#known.get(row.uitnodiging);
      if (known?.trace !== trace) {
        known = { trace, device: await readDevice(row, keyring) };
        this.#known.set(row.uitnodiging, known);
      }
      if (!known.device) continue;
      devices.push(known.device);
      if (row.toestel !== undefined) byToestel.set(row.toestel, known.device);
    }
    this.#byToestel = byToestel;
    return devices.map(({ kaart }) => kaart);
  }

  /** A label may be by a member whom an older keyset did not name. */
  get hasUnread(): boolean {
    return [...this.#known.values()].some(({ device }) => device?.kaart.naam === '');
  }

  forget(): void {
    this.#known.clear();
  }

  of(toestel: string): Device | undefined {
    return this.#byToestel.get(toestel);
  }
}

/** Undefined for the invitation of a member: that is no phone. */
async function readDevice(row: Toestelregel, keyring: Keyring): Promise<Device | undefined> {
  const label = await openForKring(row.label, TYP_LABEL, Label, keyring);
  if (label?.soort === 'lid') return undefined;
  const { toestel, uitnodiging, stand, laatstGezien, geldigTot, sleutel, binding } = row;
  let key: CryptoKey | undefined;
  if (label && sleutel && binding !== undefined) {
    const halves = await splitCode(label.code);
    const bound = binding === (await bindDevice(halves.binding, sleutel));
    // who was invited may still send what is no point of the curve
    if (bound) key = await importSigningPublic(sleutel).catch(() => undefined);
  }
  const kaart: Toestelkaart = {
    uitnodiging,
    naam: label?.naam ?? '',
    team: label?.team ?? '',
    stand,
    bevestigd: key !== undefined,
    ...(toestel !== undefined && { toestel }),
    ...(laatstGezien !== undefined && { laatstGezien }),
    ...(geldigTot !== undefined && { geldigTot }),
  };
  return { kaart, ...(key && { sleutel: key }) };
}
