// Keys that are no passphrase: pages offer none, so the code for them stays out of the bundle.
export const MLKEM768P256 = {}, MLKEM768X25519 = {}, p256 = {}, x25519 = {};
