import type { Uitkomst } from '#domain/uitkomst.ts';

/** What the phone needs of the world around it. All of it is handed in, so that a simulation can run the real phone. */
export interface Surroundings {
  /** milliseconds since 1970 by the phone's own clock, which may be wrong and may jump */
  now(): number;
  /** from 0 up to 1, for jitter only: keys and tokens come from WebCrypto */
  random(): number;
  uuid(): string;
  timers: Timers;
  /** scheme and host of the server */
  origin: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** HTTPS or localhost, with WebCrypto */
  secure: boolean;
  /** absent in a private window of some browsers */
  indexedDB: IDBFactory | undefined;
  IDBKeyRange: typeof IDBKeyRange | undefined;
  databaseName: string;
  marker: Marker;
  /** absent in older WebKit: then a row in the database is the lock */
  locks: Locks | undefined;
  page: PageEvents;
  storage: StorageStatus | undefined;
  makeVaultWorker(): VaultWorker;
  /** absent where a browser knows no passkeys */
  passkeys: Passkeys | undefined;
}

/** Same shape as the clock of XState, so one clock drives everything. */
export interface Timers {
  setTimeout(then: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/**
 * A second, tiny store beside the database, so that a vanished database is seen. Holds the number of the last envelope
 * and nothing else.
 */
export interface Marker {
  read(): Promise<string | undefined>;
  write(value: string): Promise<void>;
}

/** The part of the Web Locks API that is used. */
export interface Locks {
  request(name: string, options: { signal: AbortSignal }, whileHeld: () => Promise<void>): Promise<unknown>;
}

export interface PageEvents {
  online(): boolean;
  /** Gives the way to stop. `verborgen` also comes when the page goes away. */
  on(event: 'online' | 'zichtbaar' | 'verborgen', then: () => void): () => void;
}

export interface StorageStatus {
  /** undefined where the browser does not know the question */
  persist(): Promise<boolean | undefined>;
  estimate(): Promise<{ usage?: number; quota?: number }>;
}

export type Passkeyweigering =
  /** this device or this passkey derives no secret (WebAuthn `prf`) */
  | 'kan-niet'
  /** the person or the device said no, or the passkey is not there any more: a browser does not tell which */
  | 'afgebroken';

/** A passkey that derives the same 32 bytes for the same salt, after the device knew its owner (WebAuthn §10.1.4). */
export interface Passkeys {
  /** Whether it is worth asking: the device has a lock of its own. */
  kan(): Promise<boolean>;
  maak(zout: Uint8Array): Promise<Uitkomst<{ id: string; geheim: Uint8Array }, Passkeyweigering>>;
  vraag(id: string, zout: Uint8Array): Promise<Uitkomst<Uint8Array, Passkeyweigering>>;
}

/** The page's end of the vault worker: a Worker, or one end of a MessageChannel with the same code behind it. */
export interface VaultWorker {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'error', listener: (event: { data: unknown }) => void): void;
  terminate(): void;
}
